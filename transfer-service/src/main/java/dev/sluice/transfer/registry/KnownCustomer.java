package dev.sluice.transfer.registry;

import java.util.UUID;

/** A customer as cocp-service last told. */
public record KnownCustomer(
        UUID tenantId, String name, String country, String region, String segment, boolean customerAgreementAccepted) {}
