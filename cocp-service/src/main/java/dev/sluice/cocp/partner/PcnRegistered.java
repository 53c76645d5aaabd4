package dev.sluice.cocp.partner;

import java.util.Map;
import java.util.UUID;

/** Told in the same transaction when partners take PCNs that others may have named already. */
public interface PcnRegistered {

    /** @param holders by PCN */
    void registered(Map<String, UUID> holders);
}
