package dev.sluice.transfer.subscription;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import org.jspecify.annotations.Nullable;

/** Why a subscription is not changed, in the order in which reasons are told. */
enum SubscriptionReason {
    NO_CUSTOMER_RELATIONSHIP(
            Refusal.Kind.FORBIDDEN,
            "20002",
            null,
            "The customer is none of yours any more.",
            "Ask the customer for a relationship: POST /v1/relationship-requests. What is there can be given back."),
    MCA_NOT_ACCEPTED(
            Refusal.Kind.FORBIDDEN,
            "13605",
            null,
            "The customer has not accepted the customer agreement.",
            "The customer accepts it; the registry then updates the customer."),
    RESELLER_AGREEMENT_NOT_SIGNED(
            Refusal.Kind.FORBIDDEN,
            "900123",
            "/partnerIdOnRecord",
            "The reseller has not signed the partner agreement.",
            "The reseller signs it; the registry then updates the reseller."),
    SUBSCRIPTION_BEING_PROCESSED(
            Refusal.Kind.CONFLICT, null, null, "Something moves it.", "Wait until that is over, or call it off."),
    WINDOW_CLOSED(
            Refusal.Kind.CONFLICT,
            "900257",
            "/quantity",
            "The window in which licences can be given back is closed.",
            "Change it when its term renews."),
    UPGRADE_NOT_AVAILABLE(
            Refusal.Kind.REFUSED, null, "/sku", "No upgrade leads there.", "Choose one of upgradesTo: GET /v1/offers."),
    TERM_BILLING_COMBINATION_NOT_SUPPORTED(
            Refusal.Kind.REFUSED,
            "900222",
            "/sku",
            "The offer is not sold with the term and billing cycle of the subscription.",
            "Upgrade when another term begins, or choose another offer: GET /v1/offers."),
    QUANTITY_OUT_OF_RANGE(
            Refusal.Kind.REFUSED,
            "900275",
            "/quantity",
            "The customer would have more seats of it than the offer allows.",
            "Take fewer seats, or another offer."),
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

    SubscriptionReason(
            Refusal.Kind kind, @Nullable String realCode, @Nullable String pointer, String text, String help) {
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
        return violation(pointer, text);
    }

    Violation violation(String message) {
        return violation(pointer, message);
    }

    Violation violation(@Nullable String at, String message) {
        return Violation.of(at, name(), message).with(Remedy.of("PARTNER", help));
    }
}
