package dev.sluice.cocp.selection;

import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a customer looks for, and by what it will judge. */
@Embeddable
class Search {

    private String name;

    @Convert(converter = JsonColumn.Texts.class)
    private List<String> agreementIds;

    private String needs;

    @Convert(converter = JsonColumn.Criteria.class)
    private List<Criterion> criteria;

    private int termMonths;
    private @Nullable Integer ordersPerYear;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Search() {}

    Search(Opening opening, SelectionConfig config) {
        this.name = opening.name().strip();
        this.agreementIds = opening.agreementIds().stream().distinct().toList();
        this.needs = opening.needs();
        this.criteria = List.copyOf(opening.criteria());
        this.termMonths = opening.termMonths() == null ? config.termMonths() : opening.termMonths();
        this.ordersPerYear = opening.ordersPerYear();
    }

    String name() {
        return name;
    }

    List<String> agreementIds() {
        return agreementIds;
    }

    String needs() {
        return needs;
    }

    List<Criterion> criteria() {
        return criteria;
    }

    int termMonths() {
        return termMonths;
    }

    @Nullable
    Integer ordersPerYear() {
        return ordersPerYear;
    }
}
