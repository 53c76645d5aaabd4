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
    ARBITRATION_LOST,
    /** The partner's other claim covers the same since a subscription took another one's place. */
    CLAIMED_TWICE
}
