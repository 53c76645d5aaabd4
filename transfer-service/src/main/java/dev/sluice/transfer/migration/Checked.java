package dev.sluice.transfer.migration;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Violation;
import dev.sluice.transfer.legacy.LegacySubscription;
import dev.sluice.transfer.offer.Offer;
import dev.sluice.transfer.offer.Plan;
import dev.sluice.transfer.promotion.Promotion;
import dev.sluice.transfer.registry.PartnerRef;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A bundle that was looked at: what each member is and would become, and everything that is against it.
 *
 * @param against what is against the request as a whole
 */
record Checked(Subject subject, List<Part> parts, List<Objection> against) {

    /** Whose bundle it is. */
    record Subject(UUID customerTenantId, PartnerRef partner, String market) {}

    /**
     * One member.
     *
     * @param at where it stands in the request; empty: the subscription itself
     * @param offer absent where the matrix leads nowhere
     * @param lastDay of its first term
     */
    record Part(
            String at,
            Member member,
            LegacySubscription subscription,
            @Nullable Offer offer,
            Plan plan,
            int quantity,
            LocalDate lastDay,
            @Nullable Promotion promotion,
            List<Objection> objections) {

        Part with(List<Objection> others) {
            return new Part(at, member, subscription, offer, plan, quantity, lastDay, promotion, others);
        }

        String sku() {
            return offer == null ? subscription.offerId().toString() : offer.sku();
        }
    }

    private static final List<Refusal.Kind> ORDER =
            List.of(Refusal.Kind.FORBIDDEN, Refusal.Kind.CONFLICT, Refusal.Kind.REFUSED);

    Part base() {
        return parts.getFirst();
    }

    boolean isEligible() {
        return against.isEmpty()
                && parts.stream().allMatch(part -> part.objections().isEmpty());
    }

    /** Of the whole, then of each member. */
    List<Objection> objections() {
        return Stream.concat(
                        against.stream(),
                        parts.stream()
                                .flatMap(part -> part.objections().stream().map(each -> each.at(part.at()))))
                .toList();
    }

    /** Of what another partner provides nothing else is told. */
    Checked ofAnother() {
        return new Checked(
                subject, List.of(base().with(List.of())), List.of(Objection.of(Ineligibility.NOT_YOUR_SUBSCRIPTION)));
    }

    /** Every reason, each at its member. */
    List<Violation> violations() {
        return objections().stream().map(Objection::violation).distinct().toList();
    }

    /** @throws Refusal with every reason, each at its member, when there are any */
    Checked require() {
        if (!isEligible()) {
            throw refusal();
        }
        return this;
    }

    /** @throws Refusal with every reason where one of them is that the partner may not */
    Checked requireRight() {
        if (against.stream().anyMatch(each -> each.reason().kind() == Refusal.Kind.FORBIDDEN)) {
            throw refusal();
        }
        return this;
    }

    private Refusal refusal() {
        var first = objections().stream()
                .min(Comparator.comparingInt(each -> ORDER.indexOf(each.reason().kind())))
                .orElseThrow();
        var refusal = new Refusal(first.reason().kind(), first.reason().name(), first.message(), violations())
                .with("realCode", first.reason().realCode())
                .with("eligibility", Eligibility.of(this));
        first.members().forEach(refusal::with);
        return refusal;
    }

    /** Of what is against a partner's wish only this is against the vendor's lead. */
    private static final Set<Ineligibility> BINDS_VENDOR = Set.of(
            Ineligibility.CUSTOMER_OUT_OF_REGION,
            Ineligibility.NOT_YOUR_SUBSCRIPTION,
            Ineligibility.SUBSCRIPTION_STATUS_NOT_ACTIVE,
            Ineligibility.SUBSCRIPTION_BEING_PROCESSED,
            Ineligibility.NEW_COMMERCE_PRODUCT_UNAVAILABLE,
            Ineligibility.TRIAL_NOT_MIGRATED);

    /** The same, asked as the vendor: promotions, the age of a purchase and the partner's own affairs keep it from nothing. */
    Checked ledByVendor() {
        return new Checked(
                subject,
                parts.stream()
                        .map(part -> part.with(binding(part.objections())))
                        .toList(),
                binding(against));
    }

    /** What passes by itself is a date of the partner's own migration, not of the vendor's. */
    private static List<Objection> binding(List<Objection> objections) {
        return objections.stream()
                .filter(each -> BINDS_VENDOR.contains(each.reason()))
                .filter(each -> each.reason() != Ineligibility.NEW_COMMERCE_PRODUCT_UNAVAILABLE || each.from() == null)
                .toList();
    }
}
