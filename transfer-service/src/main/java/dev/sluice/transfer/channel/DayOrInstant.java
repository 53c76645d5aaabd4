package dev.sluice.transfer.channel;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;

/** What {@link Wish#instant} reads. */
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = DayOrInstant.Check.class)
public @interface DayOrInstant {

    String message() default "is a day, or an instant such as 2026-04-01T12:00:00Z";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Absent is fine. */
    class Check implements ConstraintValidator<DayOrInstant, String> {

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            try {
                return text == null || Wish.instant(text) != null;
            } catch (DateTimeException e) {
                return false;
            }
        }
    }
}
