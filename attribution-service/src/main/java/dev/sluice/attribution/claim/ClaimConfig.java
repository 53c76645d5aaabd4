package dev.sluice.attribution.claim;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.Period;

/** The clocks of claims. Days are business days unless they say otherwise. */
@ConfigMapping(prefix = "sluice.attribution.claims")
public interface ClaimConfig {

    /** Silence of the customer for so long counts as consent; it may decline later all the same. */
    @WithDefault("5")
    int optOutDays();

    /** How long a claim may wait for its review. */
    @WithDefault("5")
    int reviewStartDays();

    /** How long a review may take, without the time for which the partner was asked. */
    @WithDefault("14")
    int reviewDays();

    /** How long the partner has for an answer; then the claim is rejected. */
    @WithDefault("14")
    int partnerAnswerDays();

    /** How long a rejection can be disputed; calendar days. */
    @WithDefault("P30D")
    Period disputePeriod();

    /** How long the decision on a dispute may take. */
    @WithDefault("5")
    int disputeReviewDays();

    /** Target for influenced revenue, from submission to decision. */
    @WithDefault("PT48H")
    Duration confirmationTarget();

    /** How long after a claim was decided the address of its contact is kept where mails are written. */
    @WithDefault("P30D")
    Duration contactRetention();

    /** How many proofs a claim may have. */
    @WithDefault("50")
    int maxProofs();
}
