package dev.sluice.cocp.selection;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a customer decides by.
 *
 * @param weight relative to the other weights; they need not add up to anything
 * @param source where its score comes from; the partner's answer where absent
 */
public record Criterion(
        @NotBlank @Size(max = 100) String key,
        @NotNull @Positive @Max(1_000_000) Double weight,
        @Nullable Source source) {

    /** Where the score of a criterion comes from. */
    public enum Source {
        /** The partner's own answer, from 0 to 100. */
        ANSWER,
        /** 100 for the lowest total cost over the term, for others in proportion. */
        TOTAL_COST
    }

    boolean isAnswered() {
        return source != Source.TOTAL_COST;
    }

    BigDecimal exactWeight() {
        return BigDecimal.valueOf(weight);
    }
}
