package dev.sluice.attribution.evidence;

/** Where the contents of proofs are kept. */
public enum EvidencePlace {
    /** In the service's own database. */
    POSTGRESQL,
    /** In a bucket of an S3-compatible store. */
    S3
}
