package dev.sluice.attribution.claim;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Everything that is told of a claim goes with what the partner did. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ActivityValidator.class)
public @interface FitsActivity {

    String message() default "INVALID_VALUE: does not go with this activity";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
