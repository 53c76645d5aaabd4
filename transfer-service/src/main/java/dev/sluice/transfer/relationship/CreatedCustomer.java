package dev.sluice.transfer.relationship;

import java.util.List;
import java.util.UUID;

/** A customer that was just created, with its first relationship. */
public record CreatedCustomer(
        UUID customerTenantId,
        String name,
        String country,
        String region,
        List<String> domains,
        RelationshipView relationship) {}
