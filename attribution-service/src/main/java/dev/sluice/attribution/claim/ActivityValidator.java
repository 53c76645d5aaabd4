package dev.sluice.attribution.claim;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** See {@link FitsActivity}; told beside everything else that is wrong with the shape. */
public final class ActivityValidator implements ConstraintValidator<FitsActivity, ClaimEntry> {

    @Override
    public boolean isValid(@Nullable ClaimEntry entry, ConstraintValidatorContext context) {
        if (entry == null || entry.activity() == null) {
            return true; // said elsewhere
        }
        context.disableDefaultConstraintViolation();
        var faults = new Faults(context);
        var activity = entry.activity();
        if (entry.solutionArea() != null && entry.solutionArea() != activity.area()) {
            faults.add("solutionArea", "INVALID_VALUE: is %s for %s".formatted(activity.area(), activity));
        }
        if (activity.needsSubscription()) {
            faults.require("subscriptionId", entry.subscriptionId(), "Which subscription?");
            faults.refuse("workloads", isSome(entry.workloads()), "it takes products");
            faults.refuse("incentiveOptOut", Boolean.TRUE.equals(entry.incentiveOptOut()), "it takes nothing");
        } else {
            faults.require("workloads", isSome(entry.workloads()) ? entry.workloads() : null, "Which?");
            faults.refuse("products", isSome(entry.products()), "it takes workloads");
        }
        faults.refuse(
                "revenueAssociation",
                entry.revenueAssociation() != null && activity != Activity.INFLUENCED_REVENUE,
                "it goes with influenced revenue");
        return faults.none;
    }

    private static boolean isSome(@Nullable Collection<?> values) {
        return values != null && !values.isEmpty();
    }

    private static final class Faults {

        private final ConstraintValidatorContext context;
        private boolean none = true;

        Faults(ConstraintValidatorContext context) {
            this.context = context;
        }

        void require(String member, @Nullable Object value, String question) {
            if (value == null) {
                add(member, "REQUIRED: " + question);
            }
        }

        void refuse(String member, boolean isThere, String instead) {
            if (isThere) {
                add(member, "INVALID_VALUE: does not go with this activity; " + instead);
            }
        }

        void add(String member, String message) {
            none = false;
            context.buildConstraintViolationWithTemplate(message)
                    .addPropertyNode(member)
                    .addConstraintViolation();
        }
    }
}
