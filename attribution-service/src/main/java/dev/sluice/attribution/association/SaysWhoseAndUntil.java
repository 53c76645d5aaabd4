package dev.sluice.attribution.association;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** It is known of whom or of what it is, and it ends after it begins. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = SaysWhoseAndUntil.Check.class)
public @interface SaysWhoseAndUntil {

    String message() default "INVALID_VALUE: cannot be meant";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Speaks at each field that is missing or too much. */
    class Check implements ConstraintValidator<SaysWhoseAndUntil, NamedEntry> {

        @Override
        public boolean isValid(NamedEntry entry, ConstraintValidatorContext context) {
            var faults = entry.faults();
            context.disableDefaultConstraintViolation();
            faults.forEach((field, message) -> context.buildConstraintViolationWithTemplate(message)
                    .addPropertyNode(field)
                    .addConstraintViolation());
            return faults.isEmpty();
        }
    }
}
