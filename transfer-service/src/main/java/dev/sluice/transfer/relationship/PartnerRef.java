package dev.sluice.transfer.relationship;

import java.util.UUID;

/** A partner, named. */
public record PartnerRef(UUID tenantId, String name) {}
