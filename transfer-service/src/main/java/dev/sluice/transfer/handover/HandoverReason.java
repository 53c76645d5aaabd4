package dev.sluice.transfer.handover;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import org.jspecify.annotations.Nullable;

/** Why partners cannot hand over to each other, in the order in which reasons are told. */
enum HandoverReason {
    PARTNER_TYPE_NOT_ALLOWED(
            Refusal.Kind.FORBIDDEN,
            "900137",
            null,
            "Only direct-bill partners and indirect providers hand over to each other.",
            Remedy.of("PARTNER", "Ask your indirect provider to do it.")),
    NO_CUSTOMER_RELATIONSHIP(
            Refusal.Kind.FORBIDDEN,
            "20002",
            "/customerTenantId",
            "There is no relationship between the partner and the customer.",
            Remedy.of("PARTNER", "The target asks the customer for a relationship: POST /v1/relationship-requests.")),
    CUSTOMER_OUT_OF_REGION(
            Refusal.Kind.FORBIDDEN,
            "2030",
            "/customerTenantId",
            "The customer's tenant belongs to another region than the target.",
            Remedy.of("CUSTOMER", "Go to a partner of the tenant's own region.")),
    NATIONAL_CLOUD_NOT_SUPPORTED(
            Refusal.Kind.FORBIDDEN,
            "900138",
            "/customerTenantId",
            "In a national cloud nothing goes from partner to partner.",
            Remedy.of("PARTNER", "Order anew when the terms end.")),
    MCA_NOT_ACCEPTED(
            Refusal.Kind.FORBIDDEN,
            "13605",
            "/customerTenantId",
            "The customer has not accepted the customer agreement.",
            Remedy.of("CUSTOMER", "Accept it; the registry then updates the customer.")),
    PARTNER_AGREEMENT_NOT_SIGNED(
            Refusal.Kind.FORBIDDEN,
            "900124",
            null,
            "The target has not signed the partner agreement.",
            Remedy.of("PARTNER", "The target signs it; the registry then updates the partner.")),
    RESELLER_AGREEMENT_NOT_SIGNED(
            Refusal.Kind.FORBIDDEN,
            "900123",
            "/partnerIdOnRecord",
            "The reseller has not signed the partner agreement.",
            Remedy.of("PARTNER", "The reseller signs it; the registry then updates the reseller.")),
    SOURCE_IS_TARGET(
            Refusal.Kind.REFUSED,
            "900148",
            null,
            "Source and target are the same partner.",
            Remedy.of("PARTNER", "Name the other partner.")),
    PARTNER_NOT_TRANSACTING(
            Refusal.Kind.REFUSED,
            "900137",
            null,
            "The other partner is no direct-bill partner and no indirect provider.",
            Remedy.of("PARTNER", "Name the partner that is billed for the subscriptions.")),
    RESELLER_NOT_VALID(
            Refusal.Kind.REFUSED,
            "800016",
            "/partnerIdOnRecord",
            "The partner on record is no reseller of the target.",
            Remedy.of("PARTNER", "Name an indirect reseller that is registered with the target.")),
    PRODUCT_TYPE_NOT_TRANSFERABLE(
            Refusal.Kind.REFUSED,
            null,
            "/targetProductTypes",
            "Nothing of these types goes from partner to partner here.",
            Remedy.of("PARTNER", "Ask for OnlineServicesNCE, or leave targetProductTypes out."));

    private final Refusal.Kind kind;
    private final @Nullable String realCode;
    private final @Nullable String pointer;
    private final String text;
    private final Remedy remedy;

    HandoverReason(Refusal.Kind kind, @Nullable String realCode, @Nullable String pointer, String text, Remedy remedy) {
        this.kind = kind;
        this.realCode = realCode;
        this.pointer = pointer;
        this.text = text;
        this.remedy = remedy;
    }

    Objection objection() {
        return objection(realCode);
    }

    Objection objection(@Nullable String number) {
        return new Objection(kind, number, Violation.of(pointer, name(), text).with(remedy));
    }
}
