package dev.sluice.cocp.agreement.api;

import dev.sluice.cocp.agreement.Agreement;
import dev.sluice.cocp.agreement.EligibilityPolicy;
import dev.sluice.cocp.agreement.OpenChange;
import dev.sluice.cocp.agreement.OpenChanges;
import dev.sluice.cocp.customer.Customer;
import dev.sluice.cocp.customer.CustomerDesk;
import dev.sluice.cocp.customer.TradeStatus;
import dev.sluice.cocp.partner.Partner;
import dev.sluice.cocp.partner.PartnerDesk;
import dev.sluice.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Adds to agreements what other capabilities know about them. */
@ApplicationScoped
class AgreementViews {

    private final OpenChanges openChanges;
    private final PartnerDesk partners;
    private final CustomerDesk customers;

    AgreementViews(OpenChanges openChanges, PartnerDesk partners, CustomerDesk customers) {
        this.openChanges = openChanges;
        this.partners = partners;
        this.customers = customers;
    }

    List<AgreementView> of(List<Agreement> agreements) {
        var open =
                openChanges.of(agreements.stream().map(Agreement::agreementId).toList());
        var tradeStatus = new HashMap<UUID, TradeStatus>();
        var names = new HashMap<UUID, Optional<String>>();
        return agreements.stream()
                .map(agreement -> view(
                        agreement,
                        tradeStatus.computeIfAbsent(agreement.customerTenantId(), this::tradeStatus),
                        partner(agreement, tenant -> names.computeIfAbsent(tenant, this::name)),
                        open.get(agreement.agreementId())))
                .toList();
    }

    AgreementView of(Agreement agreement) {
        return of(List.of(agreement)).getFirst();
    }

    private static AgreementView view(
            Agreement agreement,
            TradeStatus tradeStatus,
            AgreementView.@Nullable PartnerView partner,
            @Nullable OpenChange change) {
        var reasons = new ArrayList<Violation>(
                EligibilityPolicy.STANDARD.objections(new EligibilityPolicy.Situation(agreement, tradeStatus)));
        if (change != null) {
            reasons.add(change.objection());
        }
        return AgreementView.of(agreement, partner, reasons, change);
    }

    private static AgreementView.@Nullable PartnerView partner(
            Agreement agreement, Function<UUID, Optional<String>> names) {
        var partner = agreement.partnerOfRecord();
        if (partner == null) {
            return null;
        }
        var tenant = partner.partnerTenantId();
        var name = tenant == null ? Optional.<String>empty() : names.apply(tenant);
        return new AgreementView.PartnerView(partner.pcn(), tenant, name.orElse(null), partner.since());
    }

    private TradeStatus tradeStatus(UUID customer) {
        return customers.find(customer).map(Customer::tradeStatus).orElse(TradeStatus.PENDING);
    }

    private Optional<String> name(UUID partner) {
        return partners.find(partner).map(Partner::name);
    }
}
