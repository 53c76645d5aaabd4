package dev.sluice.transfer.channel;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.ea.EaAgreements;
import dev.sluice.transfer.ea.EaSubscriptions;
import dev.sluice.transfer.registry.PartnerRef;
import dev.sluice.transfer.relationship.ServedCustomers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Who may ask for the release of a subscription: who could renew it if nobody held it. */
@ApplicationScoped
class Askers {

    private final EaAgreements agreements;
    private final EaSubscriptions subscriptions;
    private final ServedCustomers customers;
    private final Situations situations;
    private final RenewalPolicy policy;

    Askers(
            EaAgreements agreements,
            EaSubscriptions subscriptions,
            ServedCustomers customers,
            Situations situations,
            ChannelTransferConfig config) {
        this.agreements = agreements;
        this.subscriptions = subscriptions;
        this.customers = customers;
        this.situations = situations;
        this.policy = RenewalPolicy.of(config);
    }

    boolean serves(Caller caller, ChannelTransfer transfer) {
        return customers.since(caller.tenant(), transfer.customerTenantId()).isPresent();
    }

    /** @throws Refusal with every reason why it could not renew it either */
    PartnerRef require(Caller caller, ChannelTransfer transfer, Instant now) {
        var agreement = agreements
                .find(transfer.agreementId())
                .orElseThrow(() -> Refusal.unknown("agreement", transfer.agreementId()));
        var subscription = subscriptions
                .find(transfer.eaSubscriptionId())
                .orElseThrow(() -> Refusal.unknown("subscription", transfer.eaSubscriptionId()));
        var situation = situations.of(situations.view(caller, agreement, now), subscription);
        Objection.refuse(policy.objections(situation).stream()
                .filter(each -> each.reason() != Reason.CLAIMED_BY_OTHER_PARTNER)
                .toList());
        return new PartnerRef(
                situation.partner().tenantId(), situation.partner().name());
    }
}
