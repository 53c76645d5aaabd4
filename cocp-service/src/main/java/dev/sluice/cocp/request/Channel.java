package dev.sluice.cocp.request;

/** Where the customer submitted the request. */
public enum Channel {
    M365_ADMIN_CENTER,
    AZURE_PORTAL,
    API
}
