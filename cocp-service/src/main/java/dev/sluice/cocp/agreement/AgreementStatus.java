package dev.sluice.cocp.agreement;

/** Status in the registry. */
public enum AgreementStatus {
    ACTIVE,
    EXPIRED,
    ENDED;

    boolean isOver() {
        return this != ACTIVE;
    }
}
