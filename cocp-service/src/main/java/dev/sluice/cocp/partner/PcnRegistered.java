package dev.sluice.cocp.partner;

import java.util.UUID;

/** Told in the same transaction when a partner takes a PCN that others may have named already. */
public interface PcnRegistered {

    void registered(String pcn, UUID partnerTenantId);
}
