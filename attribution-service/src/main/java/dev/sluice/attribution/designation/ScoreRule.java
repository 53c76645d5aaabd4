package dev.sluice.attribution.designation;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Points of one metric: in proportion, all of them at the threshold.
 *
 * @param associationType by which type of association it is measured; empty where that does not matter
 */
record ScoreRule(Metric metric, String associationType, BigDecimal most, BigDecimal threshold) {

    private static final int DIGITS = 2;

    BigDecimal points(BigDecimal measured) {
        return most.multiply(measured)
                .divide(threshold, DIGITS, RoundingMode.HALF_UP)
                .max(BigDecimal.ZERO)
                .min(most);
    }
}
