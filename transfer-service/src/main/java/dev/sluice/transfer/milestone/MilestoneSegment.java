package dev.sluice.transfer.milestone;

/** Whose subscriptions a milestone is for. */
public enum MilestoneSegment {
    COMMERCIAL,
    /** Education, government and non-profit. */
    PUBLIC_SECTOR,
    /** Terms of several years, of whatever segment. */
    MULTI_YEAR
}
