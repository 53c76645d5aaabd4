package dev.sluice.attribution.claim;

/** What the partner did for the customer. */
public enum Activity {
    /** Advised before the purchase. */
    BUILD_INTENT_ADVISOR(SolutionArea.BUSINESS_APPLICATIONS),
    /** Drove the use of business applications. */
    USAGE_RECOGNITION(SolutionArea.BUSINESS_APPLICATIONS),
    /** Influenced the choice; also beside a partner that transacts the subscription. */
    INFLUENCED_REVENUE(SolutionArea.BUSINESS_APPLICATIONS),
    /** Drove the use of a workload. */
    USE_OR_CONSUME(SolutionArea.MODERN_WORK_AND_SECURITY);

    private final SolutionArea area;

    Activity(SolutionArea area) {
        this.area = area;
    }

    public SolutionArea area() {
        return area;
    }

    boolean needsSubscription() {
        return area == SolutionArea.BUSINESS_APPLICATIONS;
    }

    /** Confirmed within the target for influenced revenue. */
    boolean hasConfirmationTarget() {
        return this == INFLUENCED_REVENUE;
    }
}
