package dev.sluice.transfer.promotion;

import dev.sluice.platform.audit.AuditTrail;
import dev.sluice.platform.audit.Change;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.imports.ImportKind;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Set;

/** Promotions in bulk; what says nothing new changes nothing. */
@ApplicationScoped
class PromotionImport implements ImportKind<PromotionRow> {

    private final Promotions promotions;
    private final AuditTrail audit;
    private final BusinessClock clock;

    PromotionImport(Promotions promotions, AuditTrail audit, BusinessClock clock) {
        this.promotions = promotions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "promotions";
    }

    @Override
    public Set<String> allowed() {
        return Set.of("OPERATOR:registry");
    }

    @Override
    public Class<PromotionRow> row() {
        return PromotionRow.class;
    }

    @Override
    public void apply(PromotionRow row, Caller caller) {
        check(row);
        var after = row.promotion();
        var before = promotions.find(after.promotionId());
        if (before.filter(known -> says(known, after)).isPresent()) {
            return;
        }
        promotions.put(after, clock.now());
        audit.record(
                caller,
                new Change(
                        before.isEmpty() ? "register_promotion" : "replace_promotion",
                        "promotion",
                        after.promotionId(),
                        null,
                        null,
                        before.orElse(null),
                        after,
                        Set.of()),
                clock.now());
    }

    private static boolean says(Promotion known, Promotion after) {
        return known.percentOff().compareTo(after.percentOff()) == 0
                && new Promotion(
                                after.promotionId(),
                                after.name(),
                                after.sku(),
                                after.market(),
                                after.termDuration(),
                                after.billingCycle(),
                                known.percentOff(),
                                after.minQuantity(),
                                after.maxQuantity(),
                                after.from(),
                                after.until())
                        .equals(known);
    }

    private static void check(PromotionRow row) {
        var faults = new ArrayList<Violation>();
        var until = row.until();
        if (until != null && !until.isAfter(row.from())) {
            faults.add(Violation.of("/until", "INVALID_VALUE", "is after from"));
        }
        var least = row.minQuantity();
        var most = row.maxQuantity();
        if (least != null && most != null && most < least) {
            faults.add(Violation.of("/maxQuantity", "INVALID_VALUE", "is at least minQuantity"));
        }
        if (!faults.isEmpty()) {
            throw Refusal.malformed(faults);
        }
    }
}
