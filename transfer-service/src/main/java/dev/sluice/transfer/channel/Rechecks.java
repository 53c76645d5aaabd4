package dev.sluice.transfer.channel;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.ea.EaAgreements;
import dev.sluice.transfer.ea.EaSubscriptions;
import dev.sluice.transfer.relationship.ServedCustomers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks again at what a renewal rests on. */
@ApplicationScoped
class Rechecks {

    private static final Set<Reason> OWN_CLAIM = Set.of(Reason.ALREADY_SCHEDULED, Reason.ALREADY_RENEWED);

    private final EaAgreements agreements;
    private final EaSubscriptions subscriptions;
    private final ServedCustomers customers;
    private final Situations situations;
    private final Wishes wishes;
    private final RenewalPolicy policy;

    Rechecks(
            EaAgreements agreements,
            EaSubscriptions subscriptions,
            ServedCustomers customers,
            Situations situations,
            Wishes wishes,
            ChannelTransferConfig config) {
        this.agreements = agreements;
        this.subscriptions = subscriptions;
        this.customers = customers;
        this.situations = situations;
        this.wishes = wishes;
        this.policy = RenewalPolicy.of(config);
    }

    /** @param end that counts now */
    record Checked(@Nullable LocalDate end, ChannelTransfer.Terms terms, List<Objection> objections) {}

    /** Another wish, and nothing but the wish; as if it were scheduled now where it would begin in the past otherwise. */
    Checked wish(Caller caller, ChannelTransfer transfer, Wish wish, Instant now) {
        var situation = situation(caller, transfer, now);
        var checked = checked(situation, transfer, wish, transfer.submittedAt());
        return checked.terms().times().notBefore().isAfter(now) ? checked : checked(situation, transfer, wish, now);
    }

    /** Everything, as if it were scheduled now. */
    Checked all(Caller caller, ChannelTransfer transfer, Instant now) {
        var situation = situation(caller, transfer, now);
        var found = new ArrayList<>(policy.objections(situation).stream()
                .filter(each -> !OWN_CLAIM.contains(each.reason()))
                .toList());
        if (!isServed(transfer)) {
            found.add(Objection.of(Reason.NO_CUSTOMER_RELATIONSHIP));
        }
        var checked = checked(situation, transfer, transfer.schedule().wish(), now);
        found.addAll(checked.objections());
        return new Checked(checked.end(), checked.terms(), found);
    }

    /** Reads what {@link #obstacle} looks at for many that are looked at one after the other. */
    void readAhead(List<ChannelTransfer> transfers) {
        agreements.readAhead(
                transfers.stream().map(ChannelTransfer::agreementId).distinct().toList());
        subscriptions.readAhead(
                transfers.stream().map(ChannelTransfer::eaSubscriptionId).toList());
        customers.readAhead(
                transfers.stream().map(ChannelTransfer::partnerTenantId).toList(),
                transfers.stream().map(ChannelTransfer::customerTenantId).toList());
    }

    /** What came up since it was scheduled and forbids to create anything; empty when nothing did. */
    Optional<HeldReason> obstacle(ChannelTransfer transfer) {
        var agreement = agreements.find(transfer.agreementId());
        var end = agreement.flatMap(found ->
                subscriptions.find(transfer.eaSubscriptionId()).map(subscription -> subscription.endUnder(found)));
        var isAnother = agreement.isEmpty()
                || agreement.get().renewed()
                || end.isEmpty()
                || !end.get().equals(transfer.eaEndDate());
        if (isAnother) {
            return Optional.of(HeldReason.AGREEMENT_RENEWED);
        }
        return isServed(transfer) ? Optional.empty() : Optional.of(HeldReason.RELATIONSHIP_ENDED);
    }

    private boolean isServed(ChannelTransfer transfer) {
        return customers
                .since(transfer.partnerTenantId(), transfer.customerTenantId())
                .isPresent();
    }

    private Checked checked(
            RenewalPolicy.Situation situation, ChannelTransfer transfer, Wish wish, Instant submittedAt) {
        var checked = wishes.check(transfer.id(), situation, wish, submittedAt);
        return new Checked(situation.end(), checked.terms(), checked.objections());
    }

    private RenewalPolicy.Situation situation(Caller caller, ChannelTransfer transfer, Instant now) {
        var agreement = agreements
                .find(transfer.agreementId())
                .orElseThrow(() -> Refusal.unknown("agreement", transfer.agreementId()));
        var subscription = subscriptions
                .find(transfer.eaSubscriptionId())
                .orElseThrow(() -> Refusal.unknown("subscription", transfer.eaSubscriptionId()));
        return situations.of(situations.view(caller, agreement, now), subscription);
    }
}
