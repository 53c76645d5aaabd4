package dev.sluice.cocp.agreement;

import dev.sluice.cocp.customer.CustomerDesk;
import dev.sluice.cocp.partner.Partner;
import dev.sluice.cocp.partner.PartnerDesk;
import dev.sluice.platform.audit.AuditTrail;
import dev.sluice.platform.audit.Change;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the registry does with agreements, and who may look at them. */
@ApplicationScoped
@Transactional
public class AgreementDesk {

    private static final PartnerOfRecordPolicy PARTNER_OF_RECORD = new PartnerOfRecordPolicy();

    private final Agreements agreements;
    private final CustomerDesk customers;
    private final PartnerDesk partners;
    private final AgreementStateTopic topic;
    private final AuditTrail audit;
    private final BusinessClock clock;

    AgreementDesk(
            Agreements agreements,
            CustomerDesk customers,
            PartnerDesk partners,
            AgreementStateTopic topic,
            AuditTrail audit,
            BusinessClock clock) {
        this.agreements = agreements;
        this.customers = customers;
        this.partners = partners;
        this.topic = topic;
        this.audit = audit;
        this.clock = clock;
    }

    public Agreement put(Caller caller, String id, AgreementEntry entry, @Nullable IfMatch ifMatch) {
        checkShape(id, entry);
        var before = agreements.lock(id);
        before.ifPresentOrElse(known -> IfMatch.require(ifMatch, known.version()), () -> IfMatch.honour(ifMatch, 0));
        requireCustomer(entry.customerTenantId());
        var now = clock.now();
        var after = agreement(id, entry, before, partnerOfRecord(id, entry, before, now));
        if (before.isEmpty()) {
            agreements.add(after, now);
        } else {
            agreements.replace(after);
        }
        topic.tell(after, now, null);
        audit.record(caller, change(entry, before, after), now);
        return after;
    }

    public Agreement require(Caller caller, String id) {
        return agreements.find(id, caller).orElseThrow(() -> Refusal.unknown("agreement", id));
    }

    public Page<Agreement> list(@Nullable UUID customer, Caller caller, PageRequest page) {
        return agreements.list(customer, caller, page);
    }

    private static void checkShape(String id, AgreementEntry entry) {
        if (!id.matches("[A-Za-z0-9-]{1,64}")) {
            throw Refusal.malformed("agreementId", "INVALID_VALUE", "has 1 to 64 letters, digits and hyphens");
        }
        if (entry.endsBeforeItStarts()) {
            throw Refusal.malformed("/endDate", "INVALID_VALUE", "must not be before startDate");
        }
    }

    private void requireCustomer(UUID customer) {
        if (customers.find(customer).isEmpty()) {
            throw Refusal.refused(
                    "CUSTOMER_UNKNOWN",
                    "The customer of this agreement is not registered.",
                    List.of(Violation.of(
                                    "/customerTenantId",
                                    "CUSTOMER_UNKNOWN",
                                    "No customer %s is registered.".formatted(customer))
                            .with(Remedy.of("REGISTRY", "Register the customer first."))));
        }
    }

    private @Nullable PartnerOfRecord partnerOfRecord(
            String id, AgreementEntry entry, Optional<Agreement> before, Instant now) {
        var named = entry.normalPcn();
        var tenant = named == null
                ? null
                : partners.withPcn(named).map(Partner::partnerTenantId).orElse(null);
        var situation = new PartnerOfRecordPolicy.Situation(
                before, named, tenant, entry.correctionReason() != null, entry.startDate(), now);
        if (PARTNER_OF_RECORD.contradicts(situation)) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "PARTNER_OF_RECORD_OWNED",
                    "A change of partner has completed on %s; its partner of record is not decided by the registry."
                            .formatted(id),
                    List.of(Violation.of(
                                    "/currentPartnerPcn",
                                    "PARTNER_OF_RECORD_OWNED",
                                    "contradicts the partner of record that a completed change decided")
                            .with(Remedy.of("REGISTRY", "Leave currentPartnerPcn out, or give a correctionReason."))));
        }
        return PARTNER_OF_RECORD.decide(situation);
    }

    private static Agreement agreement(
            String id, AgreementEntry entry, Optional<Agreement> before, @Nullable PartnerOfRecord partner) {
        return new Agreement(
                id,
                entry.customerTenantId(),
                entry.program(),
                entry.billing(),
                entry.status(),
                entry.startDate(),
                entry.endDate(),
                Boolean.TRUE.equals(entry.mseds()),
                Boolean.TRUE.equals(entry.renewed()),
                entry.extendedPeriodTerm(),
                partner,
                before.map(Agreement::partnerOwned).orElse(false),
                before.map(known -> known.version() + 1).orElse(1L));
    }

    private static Change change(AgreementEntry entry, Optional<Agreement> before, Agreement after) {
        return new Change(
                before.isEmpty() ? "register_agreement" : "replace_agreement",
                "agreement",
                after.agreementId(),
                after.customerTenantId(),
                entry.correctionReason(),
                before.orElse(null),
                after,
                Set.of(after.customerTenantId()));
    }
}
