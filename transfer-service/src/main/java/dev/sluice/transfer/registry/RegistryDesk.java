package dev.sluice.transfer.registry;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Applies what cocp-service tells. Whatever an event names that has not arrived itself gets a row of version 0, also when the
 * event is older than what is known, so that the order of arrival leaves no trace.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class RegistryDesk {

    private final Partners partners;
    private final Customers customers;
    private final Agreements agreements;
    private final List<AgreementWatch> watches;

    RegistryDesk(Partners partners, Customers customers, Agreements agreements, @All List<AgreementWatch> watches) {
        this.partners = partners;
        this.customers = customers;
        this.agreements = agreements;
        this.watches = watches;
    }

    /**
     * Before the first event of a transaction: all rows that its events will lock, kind by kind and in order, so that consumers of
     * different topics wait for each other and never crosswise.
     */
    void expect(Collection<UUID> customerIds, Collection<UUID> partnerIds, Collection<String> agreementIds) {
        customers.expectAll(customerIds);
        partners.expectAll(partnerIds);
        agreements.expectAll(agreementIds);
    }

    void apply(PartnerState partner, long sequence) {
        partners.expect(partner.indirectProviderTenantId());
        partners.keep(partner, sequence);
    }

    void removePartner(UUID tenantId, long sequence) {
        partners.remove(tenantId, sequence);
    }

    void apply(CustomerState customer, long sequence) {
        customers.keep(customer, sequence);
    }

    void removeCustomer(UUID tenantId, long sequence) {
        customers.remove(tenantId, sequence);
    }

    void apply(AgreementState agreement, long sequence) {
        customers.expect(agreement.customerTenantId());
        if (agreement.partnerOfRecord() != null) {
            partners.expect(agreement.partnerOfRecord().partnerTenantId());
        }
        agreements.expect(agreement.agreementId());
        agreements.keep(agreement, sequence);
        agreements.settleParties(agreement.agreementId());
        var open = agreement.changeInProgress();
        if (open != null) {
            apply(open.of(agreement), true, open.sequence());
        }
        watches.forEach(watch -> watch.changed(agreement.agreementId()));
    }

    void removeAgreement(String agreementId, long sequence) {
        agreements.expect(agreementId);
        agreements.remove(agreementId, sequence);
        agreements.settleParties(agreementId);
    }

    /** The licences in the order of their ids: two events about the same ones never wait for each other. */
    void apply(PartnerChange change, boolean goesOn, long sequence) {
        customers.expect(change.customerTenantId());
        partners.expect(change.newPartner().tenantId());
        change.licenses().stream()
                .sorted(Comparator.comparing(PartnerChange.Licence::agreementId))
                .forEach(licence -> {
                    partners.expect(licence.oldPartnerTenantId());
                    agreements.expect(licence.agreementId());
                    agreements.keep(change, licence, goesOn, sequence);
                    agreements.settleParties(licence.agreementId());
                });
    }
}
