package dev.sluice.attribution.claim;

/** Why a claim is rejected. */
public enum RejectionReason {
    CUSTOMER_DECLINED,
    INSUFFICIENT_PROOF,
    PARTNER_REQUEST,
    MISSING_CUSTOMER_CONSENT,
    NO_PARTNER_RESPONSE,
    MISSING_PRODUCTS,
    POE_UNAVAILABLE,
    /** Another partner's proof was better. */
    ARBITRATION_LOST
}
