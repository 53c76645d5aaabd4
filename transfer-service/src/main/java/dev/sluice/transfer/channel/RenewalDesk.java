package dev.sluice.transfer.channel;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.ea.EaAgreement;
import dev.sluice.transfer.ea.EaAgreements;
import dev.sluice.transfer.ea.EaSubscriptions;
import dev.sluice.transfer.relationship.RelationshipConfig;
import dev.sluice.transfer.relationship.ServedCustomers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows a partner what of its customers' EA ends, what of it can be renewed to CSP, and why not. */
@ApplicationScoped
@Transactional
public class RenewalDesk {

    private final EaAgreements agreements;
    private final EaSubscriptions subscriptions;
    private final ServedCustomers customers;
    private final Situations situations;
    private final RenewalPolicy policy;
    private final RelationshipConfig relationships;
    private final BusinessClock clock;

    RenewalDesk(
            EaAgreements agreements,
            EaSubscriptions subscriptions,
            ServedCustomers customers,
            Situations situations,
            ChannelTransferConfig config,
            RelationshipConfig relationships,
            BusinessClock clock) {
        this.agreements = agreements;
        this.subscriptions = subscriptions;
        this.customers = customers;
        this.situations = situations;
        this.policy = RenewalPolicy.of(config);
        this.relationships = relationships;
        this.clock = clock;
    }

    /**
     * Over all customers of the caller, or one of them.
     *
     * @param endsAfter and {@code endsBefore}: both days included
     */
    public EaAgreementPage agreements(
            Caller caller,
            @Nullable UUID customer,
            @Nullable LocalDate endsAfter,
            @Nullable LocalDate endsBefore,
            PageRequest page) {
        var now = clock.now();
        var today = ProcessingTimes.day(now);
        var delay = relationships.agreementVisibilityDelay();
        var visibleSince = now.minus(delay);
        var found = agreements
                .list(
                        new EaAgreements.Wanted(
                                caller.tenant(), visibleSince, policy.window(today), customer, endsAfter, endsBefore),
                        page)
                .map(agreement -> EaAgreementView.of(agreement, today));
        var visibleFrom = customers
                .nextAfter(caller.tenant(), customer, visibleSince)
                .map(since -> since.plus(delay))
                .orElse(null);
        return new EaAgreementPage(found.items(), found.nextPageToken(), visibleFrom);
    }

    /** @throws Refusal 404 unless the agreement has arrived, and shows itself to the caller */
    public Page<RenewableView> subscriptions(Caller caller, String agreementId, PageRequest page) {
        var now = clock.now();
        var agreement = agreements
                .find(agreementId)
                .filter(found -> isVisible(caller, found, now))
                .orElseThrow(() -> Refusal.unknown("agreement", agreementId));
        var view = situations.view(caller, agreement, now);
        return subscriptions.of(agreementId, page).map(subscription -> {
            var situation = situations.of(view, subscription);
            return RenewableView.of(situation, policy.objections(situation));
        });
    }

    private boolean isVisible(Caller caller, EaAgreement agreement, Instant now) {
        return customers
                .since(caller.tenant(), agreement.customerTenantId())
                .filter(since ->
                        !since.plus(relationships.agreementVisibilityDelay()).isAfter(now))
                .isPresent();
    }
}
