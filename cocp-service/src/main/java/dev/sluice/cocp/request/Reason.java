package dev.sluice.cocp.request;

/** Why a customer changes partner. */
public enum Reason {
    UNSATISFACTORY_SERVICE,
    CHANGED_NEEDS,
    PARTNER_OFFBOARDED,
    OTHER
}
