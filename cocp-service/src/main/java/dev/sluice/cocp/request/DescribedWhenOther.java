package dev.sluice.cocp.request;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The reason {@code OTHER} needs words. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = DescribedWhenOther.Check.class)
public @interface DescribedWhenOther {

    String message() default "REQUIRED: Describe the reason.";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Speaks at the field that is missing. */
    class Check implements ConstraintValidator<DescribedWhenOther, Submission> {

        @Override
        public boolean isValid(Submission submission, ConstraintValidatorContext context) {
            var description = submission.reasonDescription();
            if (submission.reason() != Reason.OTHER || (description != null && !description.isBlank())) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                    .addPropertyNode("reasonDescription")
                    .addConstraintViolation();
            return false;
        }
    }
}
