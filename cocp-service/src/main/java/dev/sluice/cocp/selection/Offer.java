package dev.sluice.cocp.selection;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a partner quotes. What it leaves out is said in the comparison.
 *
 * @param fulfilmentFee what it takes for carrying out an order, beside the prices
 * @param answers by criterion
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Offer(
        @Nullable @Size(max = 10_000) String companyInfo,
        @Nullable @Size(max = 200) List<@Valid Price> prices,
        @Nullable @Valid Fee fulfilmentFee,
        @Nullable @Size(max = 10_000) String contractTerms,
        @Nullable @Size(max = 100) List<@NotBlank @Size(max = 200) String> expertise,
        @Nullable @Size(max = 100) Map<@Size(max = 100) String, @NotNull @Valid Answer> answers) {

    /** How often an amount is due. */
    public enum Per {
        ONCE,
        MONTH,
        QUARTER,
        YEAR,
        TERM,
        ORDER
    }

    /**
     * A line of the prices.
     *
     * @param item what it is for; the whole offer where absent
     * @param per the term where absent
     * @param quantity one where absent
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Price(
            @Nullable @Size(max = 300) String item,

            @NotNull @PositiveOrZero @Digits(integer = 12, fraction = 4) @JsonFormat(shape = JsonFormat.Shape.STRING)
            BigDecimal amount,

            @NotNull @CurrencyCode String currency,
            @Nullable Per per,
            @Nullable @Min(0) @Max(100_000_000) Integer quantity) {

        String name() {
            return item == null || item.isBlank() ? "The whole offer" : item;
        }

        Per due() {
            return per == null ? Per.TERM : per;
        }
    }

    /** What is taken for fulfilment. */
    public record Fee(
            @NotNull @PositiveOrZero @Digits(integer = 12, fraction = 4) @JsonFormat(shape = JsonFormat.Shape.STRING)
            BigDecimal amount,

            @NotNull @CurrencyCode String currency,
            @NotNull Per per) {

        Price asPrice() {
            return new Price("fulfilment fee", amount, currency, per, null);
        }
    }

    /**
     * How a partner meets a criterion, in its own words and by its own measure.
     *
     * @param score from 0, not at all, to 100, wholly
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Answer(
            @NotNull @Min(0) @Max(100) Double score,
            @Nullable @Size(max = 4_000) String text) {

        BigDecimal exactScore() {
            return BigDecimal.valueOf(score);
        }
    }

    List<Price> pricesOrNone() {
        return Objects.requireNonNullElse(prices, List.of());
    }

    Map<String, Answer> answersOrNone() {
        return Objects.requireNonNullElse(answers, Map.of());
    }

    List<String> expertiseOrNone() {
        return Objects.requireNonNullElse(expertise, List.of());
    }
}
