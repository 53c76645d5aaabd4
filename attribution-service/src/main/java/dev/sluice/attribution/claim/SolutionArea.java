package dev.sluice.attribution.claim;

/** What a claim is about. */
public enum SolutionArea {
    /** Claimed by subscription and product. */
    BUSINESS_APPLICATIONS,
    /** Claimed by workload. */
    MODERN_WORK_AND_SECURITY
}
