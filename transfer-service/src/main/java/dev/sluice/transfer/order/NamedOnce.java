package dev.sluice.transfer.order;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What is bought is named by {@code sku} or by {@code catalogItemId}, not by both. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = NamedOnce.Check.class)
public @interface NamedOnce {

    String message() default "Name what is bought by sku or by catalogItemId, not by both.";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Tells it at {@code sku}. */
    class Check implements ConstraintValidator<NamedOnce, OrderEntry> {

        @Override
        public boolean isValid(OrderEntry entry, ConstraintValidatorContext context) {
            if ((entry.sku() == null) != (entry.catalogItemId() == null)) {
                return true;
            }
            var code = entry.sku() == null ? "REQUIRED: " : "";
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(code + context.getDefaultConstraintMessageTemplate())
                    .addPropertyNode("sku")
                    .addConstraintViolation();
            return false;
        }
    }
}
