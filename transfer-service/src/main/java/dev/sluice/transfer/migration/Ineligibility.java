package dev.sluice.transfer.migration;

import dev.sluice.platform.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** Why a legacy subscription cannot migrate, in the order in which reasons are told. Numbers and names are the vendor's where it has one. */
enum Ineligibility {
    PARTNER_TYPE_NOT_ALLOWED(
            Refusal.Kind.FORBIDDEN, null, "900223", null, "Only direct-bill partners and indirect providers migrate."),
    NO_CUSTOMER_RELATIONSHIP(
            Refusal.Kind.FORBIDDEN,
            null,
            "20002",
            "/currentSubscriptionId",
            "No customer of yours has this subscription."),
    NOT_YOUR_SUBSCRIPTION(
            Refusal.Kind.FORBIDDEN,
            null,
            "900223",
            "/currentSubscriptionId",
            "Another partner provides this subscription."),
    CUSTOMER_OUT_OF_REGION(
            Refusal.Kind.FORBIDDEN, null, "2030", null, "The customer's tenant belongs to another region."),
    MCA_NOT_ACCEPTED(
            Refusal.Kind.FORBIDDEN, null, "13605", null, "The customer has not accepted the customer agreement."),
    SUBSCRIPTION_STATUS_NOT_ACTIVE(
            Refusal.Kind.REFUSED, 0, "900215", "/currentSubscriptionId", "The subscription is not active."),
    SUBSCRIPTION_BEING_PROCESSED(
            Refusal.Kind.CONFLICT, 1, "900216", "/currentSubscriptionId", "The subscription is being processed."),
    SUBSCRIPTION_TOO_CLOSE_TO_TERM_END(
            Refusal.Kind.REFUSED, 2, "900217", "/purchaseFullTerm", "Its term ends in less than 24 hours."),
    SUBSCRIPTION_PROMOTIONS_PRESENT(
            Refusal.Kind.REFUSED,
            3,
            "900218",
            "/currentSubscriptionId",
            "A promotion is active, or was when it was bought."),
    SUBSCRIPTION_ADD_ONS_PRESENT(
            Refusal.Kind.REFUSED,
            4,
            "900219",
            "/addOnMigrations",
            "It has active add-ons that the request does not name; they migrate with it."),
    NEW_COMMERCE_PRODUCT_UNAVAILABLE(
            Refusal.Kind.REFUSED,
            5,
            "900220",
            "/currentSubscriptionId",
            "The equivalent offer is not available in New Commerce yet."),
    TRIAL_NOT_MIGRATED(
            Refusal.Kind.REFUSED,
            5,
            "900220",
            "/currentSubscriptionId",
            "Trials run their course; nothing corresponds to them."),
    TERM_BILLING_COMBINATION_NOT_SUPPORTED(
            Refusal.Kind.REFUSED,
            6,
            "900222",
            "/billingCycle",
            "The offer is not sold with this term and billing cycle."),
    SUBSCRIPTION_ACTIVE_FOR_LESS_THAN_ONE_MONTH(
            Refusal.Kind.REFUSED, 7, "900226", "/currentSubscriptionId", "It was bought less than a month ago."),
    TRADE_STATUS_NOT_ALLOWED(Refusal.Kind.REFUSED, 8, "900221", null, "The customer's trade status is not approved."),
    INVALID_PARTNER_ID_ON_RECORD(
            Refusal.Kind.REFUSED, 9, "900247", "/currentSubscriptionId", "Its partner id on record is not valid."),
    LAST_24_HOURS_ONLY_FULL_TERM(
            Refusal.Kind.REFUSED,
            10,
            "900217",
            "/purchaseFullTerm",
            "Within the last 24 hours of its term only a full new term can be bought."),
    CUSTOM_TERM_END_DATE_INVALID(
            Refusal.Kind.REFUSED, 11, "900291", "/customTermEndDate", "The first term cannot end on that day."),
    CUSTOM_TERM_END_DATE_NOT_ALIGNED(
            Refusal.Kind.REFUSED,
            12,
            "900292",
            "/customTermEndDate",
            "The day is neither that of another subscription of the customer with you nor a month end."),
    QUANTITY_OUT_OF_RANGE(
            Refusal.Kind.REFUSED,
            null,
            "900275",
            "/quantity",
            "The customer would have more seats of it than the offer allows."),
    BACKDATED_NOT_ALLOWED(Refusal.Kind.REFUSED, null, "900221", "/targetDate", "The target lies before now."),
    ADD_ON_TWICE(Refusal.Kind.REFUSED, null, "900248", "/currentSubscriptionId", "The request names it twice."),
    ADD_ON_NOT_ACTIVE(
            Refusal.Kind.REFUSED,
            null,
            "900262",
            "/currentSubscriptionId",
            "There is no such active add-on of the subscription.");

    /** The vendor's number for several reasons at once, and for those that have none. */
    static final String COLLECTIVE = "900221";

    private final Refusal.Kind kind;
    private final @Nullable Integer number;
    private final String realCode;
    private final @Nullable String pointer;
    private final String text;

    Ineligibility(Refusal.Kind kind, @Nullable Integer number, String realCode, @Nullable String pointer, String text) {
        this.kind = kind;
        this.number = number;
        this.realCode = realCode;
        this.pointer = pointer;
        this.text = text;
    }

    Refusal.Kind kind() {
        return kind;
    }

    /** In the vendor's list of reasons; absent where it has none. */
    @Nullable
    Integer number() {
        return number;
    }

    /** In the vendor's list of errors. */
    String realCode() {
        return realCode;
    }

    @Nullable
    String pointer() {
        return pointer;
    }

    String text() {
        return text;
    }
}
