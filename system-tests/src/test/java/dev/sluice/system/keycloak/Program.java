package dev.sluice.system.keycloak;

/** A program of a tenant, which has a client of its own in the realm. */
record Program(String clientId, String secret) {}
