package dev.sluice.transfer.registry;

import java.util.UUID;

/** A partner, named. */
public record PartnerRef(UUID tenantId, String name) {}
