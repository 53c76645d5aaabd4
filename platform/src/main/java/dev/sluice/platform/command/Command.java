package dev.sluice.platform.command;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A resource method that changes state: runs in one transaction of its own, honours {@code Idempotency-Key}, and with
 * {@code ?validateOnly=true} does everything and then rolls back, so a dry run cannot disagree with the real one.
 */
@Inherited
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Command {}
