package dev.sluice.cocp.selection;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Offers side by side. The same offers and criteria give the same comparison.
 *
 * @param method by which it was made
 * @param recommended whoever has the first place; several when nothing tells them apart, nobody when
 *     nobody quoted or nothing counts
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Comparison(
        String method, List<Weight> weights, List<Place> places, List<UUID> recommended, List<Note> notes) {

    public Comparison {
        weights = List.copyOf(weights);
        places = List.copyOf(places);
        recommended = List.copyOf(recommended);
        notes = List.copyOf(notes);
    }

    /**
     * How much a criterion counts.
     *
     * @param percent of all that counts
     * @param counted false when there is nothing to compare by
     */
    public record Weight(
            String key,
            Criterion.Source source,
            double weight,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal percent,
            boolean counted) {}

    /**
     * A partner's place.
     *
     * @param points of 100
     * @param shares of the points, by criterion; they add up to the points
     */
    public record Place(
            int rank,
            UUID partnerTenantId,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal points,
            List<Share> shares,
            TotalCost totalCost) {}

    /**
     * What a criterion contributes.
     *
     * @param score of 100; absent when there is none, which counts as 0
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Share(
            String key,

            @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
            BigDecimal score,

            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal points) {}

    /** Something to know about the comparison. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Note(Code code, String message, @Nullable UUID partnerTenantId) {

        static Note of(Code code, String message) {
            return new Note(code, message, null);
        }
    }

    /** What there may be to know. */
    public enum Code {
        WEIGHTS_NORMALISED,
        CRITERION_LEFT_OUT,
        MIXED_CURRENCIES,
        ANSWER_MISSING,
        PRICES_MISSING,
        ORDERS_UNKNOWN,
        TIE_BROKEN_BY_COST,
        TIE,
        NO_QUOTATIONS
    }
}
