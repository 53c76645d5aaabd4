package dev.sluice.transfer.order;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import org.jspecify.annotations.Nullable;

/** Why something cannot be bought, in the order in which reasons are told. */
enum OrderReason {
    PARTNER_TYPE_NOT_ALLOWED(
            Refusal.Kind.FORBIDDEN,
            null,
            null,
            "Only direct-bill partners and indirect providers buy.",
            "Ask your indirect provider to buy it."),
    NO_CUSTOMER_RELATIONSHIP(
            Refusal.Kind.FORBIDDEN,
            "20002",
            "/customerTenantId",
            "You have no such customer.",
            "Ask the customer for a relationship: POST /v1/relationship-requests."),
    CUSTOMER_OUT_OF_REGION(
            Refusal.Kind.FORBIDDEN,
            "2030",
            "/customerTenantId",
            "The customer's tenant belongs to another region.",
            "A partner of the tenant's own region buys it."),
    MCA_NOT_ACCEPTED(
            Refusal.Kind.FORBIDDEN,
            "13605",
            "/customerTenantId",
            "The customer has not accepted the customer agreement.",
            "The customer accepts it; the registry then updates the customer."),
    RESELLER_AGREEMENT_NOT_SIGNED(
            Refusal.Kind.FORBIDDEN,
            "900123",
            "/partnerIdOnRecord",
            "The reseller has not signed the partner agreement.",
            "The reseller signs it; the registry then updates the reseller."),
    NOT_IN_CATALOGUE(
            Refusal.Kind.REFUSED,
            null,
            "/sku",
            "It cannot be bought in the customer's market on that day.",
            "Choose an offer that is purchasable: GET /v1/offers. What is no longer sold can be renewed from an EA."),
    TERM_BILLING_COMBINATION_NOT_SUPPORTED(
            Refusal.Kind.REFUSED,
            "900222",
            "/billingCycle",
            "The offer is not sold with this term and billing cycle.",
            "Choose one of the plans of the offer: GET /v1/offers."),
    QUANTITY_OUT_OF_RANGE(
            Refusal.Kind.REFUSED,
            "900275",
            "/quantity",
            "The customer would have more seats of it than the offer allows.",
            "Take fewer seats, or another offer."),
    BACKDATED_NOT_ALLOWED(
            Refusal.Kind.REFUSED, null, "/startDate", "The day lies before today.", "Name today or a later day."),
    ORDER_TOO_FAR_AHEAD(
            Refusal.Kind.REFUSED,
            null,
            "/startDate",
            "The day lies more than 60 days ahead.",
            "Name an earlier day, or order later."),
    RESELLER_NOT_VALID(
            Refusal.Kind.REFUSED,
            "800016",
            "/partnerIdOnRecord",
            "The partner on record is no reseller of yours.",
            "Name an indirect reseller that is registered with you.");

    private final Refusal.Kind kind;
    private final @Nullable String realCode;
    private final @Nullable String pointer;
    private final String text;
    private final String help;

    OrderReason(Refusal.Kind kind, @Nullable String realCode, @Nullable String pointer, String text, String help) {
        this.kind = kind;
        this.realCode = realCode;
        this.pointer = pointer;
        this.text = text;
        this.help = help;
    }

    Refusal.Kind kind() {
        return kind;
    }

    @Nullable
    String realCode() {
        return realCode;
    }

    Violation violation() {
        return Violation.of(pointer, name(), text).with(Remedy.of("PARTNER", help));
    }
}
