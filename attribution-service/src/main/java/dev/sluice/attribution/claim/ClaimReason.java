package dev.sluice.attribution.claim;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import org.jspecify.annotations.Nullable;

/** Why something cannot be claimed or submitted, in the order in which reasons are told. */
enum ClaimReason {
    DOMAIN_TENANT_MISMATCH(
            "/customerDomain",
            "The domain does not belong to the customer's tenant.",
            Remedy.of("PARTNER", "Ask the customer for a domain of its tenant.")),
    PARTNER_ID_NOT_LOCATION(
            "/partnerId",
            "This is the id of a global account.",
            Remedy.of("PARTNER", "Name the id of the location account that did the work.")),
    PARTNER_ID_NOT_YOURS(
            "/partnerId",
            "This is not the id of your location account.",
            Remedy.of("PARTNER", "Name your own location account; the registry knows it.")),
    NOT_A_SUBSCRIPTION_ID(
            "/subscriptionId",
            "The customer has no subscription with this id.",
            Remedy.of("PARTNER", "Ask the customer for the id of the subscription, not of the order or the product.")),
    SUBSCRIPTION_NOT_DYNAMICS(
            "/subscriptionId",
            "The subscription holds no business application.",
            Remedy.of("PARTNER", "Claim the subscription that holds the business application.")),
    SUBSCRIPTION_IS_CSP(
            "/subscriptionId",
            "For this activity, or at this time, a subscription that a partner transacts cannot be claimed.",
            Remedy.of("PARTNER", "Claim influenced revenue; that is recognised beside the transacting partner.")),
    SUBSCRIPTION_NOT_PROVISIONED(
            "/subscriptionId",
            "The subscription is not provisioned, or no longer active.",
            Remedy.of("PARTNER", "Claim it once it is provisioned; that takes up to seven days.")),
    PRODUCT_NOT_ON_TENANT(
            "/products",
            "The subscription does not hold a product that is claimed.",
            Remedy.of("PARTNER", "Claim the products that the subscription holds.")),
    POE_REQUIRED(
            "/evidence",
            "There is no proof of execution.",
            Remedy.of("PARTNER", "Upload the signed document: POST /v1/claims/{id}/evidence.")),
    POE_MISSING_SIGNATURE(
            "/evidence/signedBy",
            "No proof says who signed it for the customer.",
            Remedy.of("PARTNER", "Upload the document with signedBy.")),
    POE_DATE_INVALID(
            "/evidence/signedOn",
            "No proof has a date of signature that is neither in the future nor older than a year.",
            Remedy.of("PARTNER", "Upload a recently signed document with signedOn.")),
    POE_MISSING_SERVICE(
            "/evidence/kind",
            "No proof describes what you did: a statement or confirmation of work.",
            Remedy.of("PARTNER", "Upload a document that describes the work, not a price list or an invoice.")),
    POE_MISSING_PRODUCT(
            "/evidence/products",
            "The proofs do not name every product or workload that is claimed.",
            Remedy.of("PARTNER", "Upload a document that names what is missing.")),
    TOO_MANY_PROOFS(
            "/file",
            "The claim has as many proofs as a claim can have.",
            Remedy.of("PARTNER", "Put what belongs together into one document.")),
    ALREADY_CLAIMED_BY_YOU(
            null, "You claim the same already.", Remedy.of("PARTNER", "Go on with your other claim, or withdraw it."));

    private final @Nullable String pointer;
    private final String text;
    private final Remedy remedy;

    ClaimReason(@Nullable String pointer, String text, Remedy remedy) {
        this.pointer = pointer;
        this.text = text;
        this.remedy = remedy;
    }

    Refusal.Kind kind() {
        return this == ALREADY_CLAIMED_BY_YOU ? Refusal.Kind.CONFLICT : Refusal.Kind.REFUSED;
    }

    String text() {
        return text;
    }

    Violation violation() {
        return violation(text, remedy);
    }

    /** In words that fit better than the usual ones. */
    Violation violation(String said, Remedy helps) {
        return Violation.of(pointer, name(), said).with(helps);
    }
}
