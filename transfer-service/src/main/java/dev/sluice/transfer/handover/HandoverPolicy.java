package dev.sluice.transfer.handover;

import dev.sluice.transfer.region.Market;
import dev.sluice.transfer.registry.KnownCustomer;
import dev.sluice.transfer.registry.KnownPartner;
import dev.sluice.transfer.registry.Resellers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * May these two partners hand over to each other for this customer? Pure: everything it looks at is in the situation.
 *
 * @param nationalClouds regions in which nothing goes from partner to partner
 */
record HandoverPolicy(Set<String> nationalClouds) {

    /**
     * @param other whom the caller names
     * @param targetServes whether the customer has accepted the target as its partner
     * @param asked what the target asks for; empty: everything
     */
    record Situation(
            KnownPartner source,
            KnownPartner target,
            KnownPartner other,
            KnownCustomer customer,
            boolean targetServes,
            Set<ProductType> asked,
            Resellers.@Nullable Fault resellerFault) {}

    static boolean transacts(KnownPartner partner) {
        return partner.is(KnownPartner.DIRECT_BILL) || partner.is(KnownPartner.INDIRECT_PROVIDER);
    }

    /** Every reason against it, in the order of {@link HandoverReason}. */
    List<Objection> objections(Situation situation) {
        var found = new ArrayList<Objection>();
        ofCustomer(situation, found);
        if (!situation.target().mpaSigned()) {
            found.add(HandoverReason.PARTNER_AGREEMENT_NOT_SIGNED.objection());
        }
        if (situation.resellerFault() == Resellers.Fault.AGREEMENT_NOT_SIGNED) {
            found.add(HandoverReason.RESELLER_AGREEMENT_NOT_SIGNED.objection());
        }
        if (situation.source().tenantId().equals(situation.target().tenantId())) {
            found.add(HandoverReason.SOURCE_IS_TARGET.objection());
        } else if (!transacts(situation.other())) {
            found.add(HandoverReason.PARTNER_NOT_TRANSACTING.objection());
        }
        if (situation.resellerFault() == Resellers.Fault.NOT_VALID) {
            found.add(HandoverReason.RESELLER_NOT_VALID.objection());
        }
        ofProducts(situation.asked(), found);
        return List.copyOf(found);
    }

    private void ofCustomer(Situation situation, List<Objection> found) {
        var customer = situation.customer();
        if (!situation.targetServes()) {
            found.add(HandoverReason.NO_CUSTOMER_RELATIONSHIP.objection());
        }
        if (!Market.mayServe(situation.target().region(), customer.region())) {
            found.add(HandoverReason.CUSTOMER_OUT_OF_REGION.objection());
        }
        if (nationalClouds.contains(customer.region())) {
            found.add(HandoverReason.NATIONAL_CLOUD_NOT_SUPPORTED.objection());
        }
        if (!customer.customerAgreementAccepted()) {
            found.add(HandoverReason.MCA_NOT_ACCEPTED.objection());
        }
    }

    /** What names something that can go over is a restriction; what names nothing of that could never be accepted. */
    private static void ofProducts(Set<ProductType> asked, List<Objection> found) {
        var numbers = new TreeSet<String>();
        for (var type : asked) {
            var number = type.realCode();
            if (number == null) {
                return;
            }
            numbers.add(number);
        }
        numbers.forEach(number -> found.add(HandoverReason.PRODUCT_TYPE_NOT_TRANSFERABLE.objection(number)));
    }
}
