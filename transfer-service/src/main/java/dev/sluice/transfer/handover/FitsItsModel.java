package dev.sluice.transfer.handover;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A transfer says what its model needs, and nothing else. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = FitsItsModel.Check.class)
public @interface FitsItsModel {

    String message() default "does not fit its model";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Speaks at each field that is missing or too much. */
    class Check implements ConstraintValidator<FitsItsModel, PartnerTransferEntry> {

        @Override
        public boolean isValid(PartnerTransferEntry entry, ConstraintValidatorContext context) {
            var faults = entry.faults();
            context.disableDefaultConstraintViolation();
            faults.forEach(fault -> context.buildConstraintViolationWithTemplate(fault.code() + ": " + fault.message())
                    .addPropertyNode(fault.field())
                    .addConstraintViolation());
            return faults.isEmpty();
        }
    }
}
