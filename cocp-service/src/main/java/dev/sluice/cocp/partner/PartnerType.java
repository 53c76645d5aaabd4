package dev.sluice.cocp.partner;

/** What a partner is in the channel; it may be several. */
public enum PartnerType {
    LSP,
    DIRECT_BILL,
    INDIRECT_PROVIDER,
    INDIRECT_RESELLER
}
