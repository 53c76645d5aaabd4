package dev.sluice.notification.change;

/** In which part a tenant is concerned. */
public enum Party {
    CUSTOMER,
    NEW_PARTNER,
    OLD_PARTNER
}
