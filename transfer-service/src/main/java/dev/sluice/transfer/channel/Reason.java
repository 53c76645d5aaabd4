package dev.sluice.transfer.channel;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import org.jspecify.annotations.Nullable;

/** Why a subscription cannot be renewed to CSP, in the order in which reasons are told. */
enum Reason {
    ROLE_NOT_ALLOWED(
            Refusal.Kind.FORBIDDEN,
            "900150",
            null,
            "Only an admin agent renews.",
            Remedy.of("PARTNER", "Have an admin agent do it, or have the role granted.")),
    PARTNER_TYPE_NOT_ALLOWED(
            Refusal.Kind.FORBIDDEN,
            null,
            null,
            "Only direct-bill partners and indirect providers renew.",
            Remedy.of("PARTNER", "Ask your indirect provider to renew it.")),
    NO_CUSTOMER_RELATIONSHIP(
            Refusal.Kind.FORBIDDEN,
            "20002",
            "/eaSubscriptionId",
            "No customer of yours has this subscription.",
            Remedy.of("PARTNER", "Ask the customer for a relationship: POST /v1/relationship-requests.")),
    CUSTOMER_OUT_OF_REGION(
            Refusal.Kind.FORBIDDEN,
            "2030",
            null,
            "The customer's tenant belongs to another region.",
            Remedy.of("CUSTOMER", "Ask a partner of the tenant's own region.")),
    MCA_NOT_ACCEPTED(
            Refusal.Kind.FORBIDDEN,
            "13605",
            null,
            "The customer has not accepted the customer agreement.",
            Remedy.of("CUSTOMER", "Accept the customer agreement; the registry then updates the customer.")),
    AGREEMENT_RENEWED(
            Refusal.Kind.CONFLICT,
            null,
            null,
            "The agreement was renewed.",
            Remedy.of("CUSTOMER", "Renew to CSP when the new term ends.")),
    ALREADY_RENEWED(
            Refusal.Kind.CONFLICT,
            null,
            null,
            "It was renewed to CSP already.",
            Remedy.of("PARTNER", "Change the new subscription instead.")),
    ALREADY_SCHEDULED(
            Refusal.Kind.CONFLICT,
            null,
            null,
            "You have scheduled its renewal already.",
            Remedy.of("PARTNER", "Change or cancel your schedule.")),
    CLAIMED_BY_OTHER_PARTNER(
            Refusal.Kind.CONFLICT,
            null,
            null,
            "Another partner holds it.",
            Remedy.of("CUSTOMER", "Agree with your partners who renews it.")),
    AGREEMENT_PROGRAM_OUT_OF_SCOPE(
            Refusal.Kind.REFUSED,
            null,
            null,
            "Only subscriptions under an EA are renewed to CSP.",
            Remedy.of("PARTNER", "Buy from the catalogue when the old subscription ends.")),
    AGREEMENT_NOT_IN_WINDOW(
            Refusal.Kind.REFUSED,
            null,
            null,
            "It ended more than 90 days ago, or ends more than 6 months ahead.",
            Remedy.of("PARTNER", "Wait for the window, or buy from the catalogue when it has passed.")),
    SEGMENT_NOT_COMMERCIAL(
            Refusal.Kind.REFUSED,
            null,
            null,
            "Only commercial subscriptions are renewed to CSP.",
            Remedy.of("PARTNER", "Take the manual path: buy from the catalogue when the old subscription ends.")),
    NOT_LICENSE_BASED(
            Refusal.Kind.REFUSED,
            null,
            null,
            "Only licence-based subscriptions are renewed to CSP.",
            Remedy.of("PARTNER", "Take the manual path for consumption-based services.")),
    SKU_NOT_SUPPORTED(
            Refusal.Kind.REFUSED,
            null,
            null,
            "Not available in CSP.",
            Remedy.of("PARTNER", "Offer the customer another SKU from the catalogue.")),
    SKU_CHANGE_NOT_ALLOWED(
            Refusal.Kind.REFUSED,
            null,
            "/sku",
            "It is renewed as it is, with its own SKU.",
            Remedy.of("PARTNER", "Renew first, then upgrade the new subscription.")),
    TERM_BILLING_COMBINATION_NOT_SUPPORTED(
            Refusal.Kind.REFUSED,
            "900222",
            "/billingCycle",
            "The offer is not sold with this term and billing cycle.",
            Remedy.of("PARTNER", "Choose one of the offer's plans: GET /v1/offers.")),
    QUANTITY_OUT_OF_RANGE(
            Refusal.Kind.REFUSED,
            "900275",
            "/quantity",
            "The customer would have more seats of it than the offer allows.",
            Remedy.of("PARTNER", "Take fewer seats, or another offer.")),
    CUSTOM_TERM_END_DATE_INVALID(
            Refusal.Kind.REFUSED,
            "900291",
            "/customTermEndDate",
            "The first term cannot end on that day.",
            Remedy.of(
                    "PARTNER",
                    "Name a day within the first term; with P1M not the 28th to 30th unless its month ends then.")),
    CUSTOM_TERM_END_DATE_NOT_ALIGNED(
            Refusal.Kind.REFUSED,
            "900292",
            "/customTermEndDate",
            "The day is neither that of another subscription of the customer with you nor the last month end of the term.",
            Remedy.of("PARTNER", "Name the end of one of the customer's subscriptions with you, or the month end.")),
    NOT_BEFORE_NOT_ALLOWED(
            Refusal.Kind.REFUSED,
            null,
            "/notBefore",
            "A start of one's own is for the extended period: after the end, and at the latest the day after the opt-out.",
            Remedy.of("PARTNER", "Leave notBefore out, or name a day of the extended period.")),
    RESELLER_NOT_VALID(
            Refusal.Kind.REFUSED,
            "800016",
            "/partnerIdOnRecord",
            "The partner on record is no reseller of yours.",
            Remedy.of("PARTNER", "Name the location account of an indirect reseller that is registered with you.")),
    RESELLER_AGREEMENT_NOT_SIGNED(
            Refusal.Kind.FORBIDDEN,
            "900123",
            "/partnerIdOnRecord",
            "The reseller has not signed the partner agreement.",
            Remedy.of("PARTNER", "The reseller signs the partner agreement; the registry then updates it."));

    private final Refusal.Kind kind;
    private final @Nullable String realCode;
    private final @Nullable String pointer;
    private final String text;
    private final Remedy[] remedies;

    Reason(Refusal.Kind kind, @Nullable String realCode, @Nullable String pointer, String text, Remedy... remedies) {
        this.kind = kind;
        this.realCode = realCode;
        this.pointer = pointer;
        this.text = text;
        this.remedies = remedies;
    }

    Refusal.Kind kind() {
        return kind;
    }

    @Nullable
    String realCode() {
        return realCode;
    }

    String text() {
        return text;
    }

    Violation violation() {
        return Violation.of(pointer, name(), text).with(remedies);
    }
}
