package dev.sluice.platform.tenancy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may call a resource method. Each entry is a tenant kind with a role, {@code CUSTOMER:enterprise-admin}, a tenant kind
 * with any role, {@code PARTNER:*}, or {@code *} for everybody with a valid token. A method without it answers nobody.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Allow {

    String[] value();

    /** Problem code of the 403 for everybody else. */
    String otherwise() default "ROLE_NOT_ALLOWED";
}
