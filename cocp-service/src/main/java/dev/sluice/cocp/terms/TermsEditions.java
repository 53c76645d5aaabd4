package dev.sluice.cocp.terms;

import static dev.sluice.platform.sql.Columns.reading;

import dev.sluice.platform.sql.Columns;
import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

@ApplicationScoped
class TermsEditions {

    private final Sql sql;

    TermsEditions(Sql sql) {
        this.sql = sql;
    }

    Optional<Terms> on(LocalDate day) {
        return sql.first(
                reading(TermsEditions::terms),
                "select * from terms_edition where valid_from <= ? order by valid_from desc limit 1",
                day);
    }

    Optional<Terms> find(String version) {
        return sql.first(reading(TermsEditions::terms), "select * from terms_edition where version = ?", version);
    }

    private static Terms terms(Columns row) {
        return new Terms(
                row.text("version"),
                Objects.requireNonNull(row.findDay("valid_from")),
                row.text("text"),
                row.text("sha256"));
    }
}
