package dev.sluice.cocp.request;

/** Which terms the customer agreed to, provably: the edition and the hash of its text. */
public record AgreedTerms(String version, String sha256) {}
