package dev.sluice.transfer.handover;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.exclusivity.OpenFlow;
import dev.sluice.transfer.exclusivity.OpenFlows;
import dev.sluice.transfer.registry.Directory;
import dev.sluice.transfer.registry.KnownPartner;
import dev.sluice.transfer.registry.PartnerRef;
import dev.sluice.transfer.registry.Resellers;
import dev.sluice.transfer.relationship.ServedCustomers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gathers what the policies look at. */
@ApplicationScoped
class HandoverChecks {

    private final Directory directory;
    private final ServedCustomers served;
    private final Resellers resellers;
    private final OpenFlows flows;
    private final HandoverPolicy policy;
    private final LinePolicy linePolicy;

    HandoverChecks(
            Directory directory, ServedCustomers served, Resellers resellers, OpenFlows flows, HandoverConfig config) {
        this.directory = directory;
        this.served = served;
        this.resellers = resellers;
        this.flows = flows;
        this.policy = new HandoverPolicy(config.nationalClouds());
        this.linePolicy = new LinePolicy(config.lineItems());
    }

    /** @throws Refusal 403 unless its role may act in the model */
    static void requireRole(Caller caller, TransferModel model) {
        if (!caller.hasAny(model.roles())) {
            throw Refusal.forbidden("ROLE_NOT_ALLOWED", "This needs one of the roles %s.".formatted(model.roles()))
                    .with("realCode", "900150");
        }
    }

    /** @throws Refusal 403 to whom may not ask for this customer, whether there is such a customer or not; 404 */
    PartnerTransfer.Wanted wanted(Caller caller, PartnerTransferEntry entry) {
        var own = directory.requirePartner(caller);
        if (!HandoverPolicy.transacts(own)) {
            Objection.refuse(List.of(HandoverReason.PARTNER_TYPE_NOT_ALLOWED.objection()));
        }
        if (served.since(caller.tenant(), entry.customerTenantId()).isEmpty()) {
            Objection.refuse(List.of(HandoverReason.NO_CUSTOMER_RELATIONSHIP.objection()));
        }
        var other = directory
                .findPartner(entry.other())
                .orElseThrow(() -> Refusal.unknown("partner", entry.other()).with("realCode", "800015"));
        var asksForIt = entry.wantedModel() == TransferModel.NEW_COMMERCE;
        return new PartnerTransfer.Wanted(
                entry.wantedModel(),
                entry.customerTenantId(),
                ref(asksForIt ? other : own),
                ref(asksForIt ? own : other),
                entry.productTypes(),
                entry.partnerIdOnRecord());
    }

    private static PartnerRef ref(KnownPartner partner) {
        return new PartnerRef(partner.tenantId(), partner.name());
    }

    /**
     * Every reason that stands against the two.
     *
     * @param other whom the caller deals with
     * @param isAnswered an offer does not need the relationship of the target yet; its acceptance does. A reseller is looked at when the
     *     target names it: the source, who answers, is not told of it
     */
    List<Objection> ofParties(PartnerTransfer.Wanted wanted, UUID other, boolean isAnswered) {
        var target = directory.requirePartner(wanted.target().tenantId());
        var customer = directory.requireCustomer(wanted.customerTenantId());
        var isOffer = wanted.model() == TransferModel.LEGACY && !isAnswered;
        var namesReseller = wanted.model() == TransferModel.LEGACY || !isAnswered;
        return policy.objections(new HandoverPolicy.Situation(
                directory.requirePartner(wanted.source().tenantId()),
                target,
                directory.requirePartner(other),
                customer,
                isOffer || serves(target.tenantId(), customer.tenantId()),
                wanted.productTypes(),
                namesReseller ? resellerFault(target, wanted.partnerIdOnRecord()) : null));
    }

    boolean serves(UUID partner, UUID customer) {
        return served.since(partner, customer).isPresent();
    }

    /** Whether a reseller may still stand at what the target gets; true where it named none. */
    boolean fits(PartnerRef target, @Nullable String reseller) {
        return reseller == null
                || directory
                        .findPartner(target.tenantId())
                        .filter(found -> directory.findByPartnerId(reseller).isPresent()
                                && resellers.fault(found, reseller).isEmpty())
                        .isPresent();
    }

    private Resellers.@Nullable Fault resellerFault(KnownPartner target, @Nullable String reseller) {
        if (reseller == null) {
            return null;
        }
        if (directory.findByPartnerId(reseller).isEmpty()) {
            throw Refusal.unknown("reseller", reseller).with("realCode", "800015");
        }
        return resellers.fault(target, reseller).orElse(null);
    }

    /** @param own the transfer that has them already, where it has */
    List<Objection> ofLines(
            PartnerTransfer.Wanted wanted, List<LineEntry> lines, Map<String, Transferable> known, @Nullable UUID own) {
        return ofLinesBeside(open(known.keySet(), own), wanted, lines, known);
    }

    /** @param open what has which of them, by subscription */
    List<Objection> ofLinesBeside(
            Map<String, OpenFlow> open,
            PartnerTransfer.Wanted wanted,
            List<LineEntry> lines,
            Map<String, Transferable> known) {
        return linePolicy.objections(new LinePolicy.Asked(
                wanted.model(), wanted.customerTenantId(), wanted.source().tenantId(), lines, known, open));
    }

    /** @param own the transfer whose flows do not matter, where there is one */
    Map<String, OpenFlow> open(Set<String> subscriptions, @Nullable UUID own) {
        Predicate<OpenFlow> ofOthers = flow -> !flow.id().equals(own);
        return flows.find(subscriptions).values().stream()
                .filter(ofOthers)
                .collect(Collectors.toMap(OpenFlow::subscriptionId, flow -> flow));
    }
}
