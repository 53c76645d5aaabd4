package dev.sluice.notification.endpoint;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Headers that an endpoint may ask for, by {@link HeaderRules}. */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = AllowedHeaders.Check.class)
public @interface AllowedHeaders {

    String message() default "INVALID_VALUE: holds a header that cannot be sent";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Speaks at each header that it refuses. */
    class Check implements ConstraintValidator<AllowedHeaders, Map<String, String>> {

        @Override
        public boolean isValid(@Nullable Map<String, String> headers, ConstraintValidatorContext context) {
            var faults = headers == null ? Map.<String, String>of() : HeaderRules.faults(headers);
            context.disableDefaultConstraintViolation();
            faults.forEach((name, fault) -> context.buildConstraintViolationWithTemplate("INVALID_VALUE: " + fault)
                    .addPropertyNode(name)
                    .addConstraintViolation());
            return faults.isEmpty();
        }
    }
}
