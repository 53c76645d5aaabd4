package dev.sluice.cocp.terms;

import dev.sluice.cocp.database.Row;
import dev.sluice.cocp.database.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

@ApplicationScoped
class TermsEditions {

    private final Statements statements;

    TermsEditions(Statements statements) {
        this.statements = statements;
    }

    Optional<Terms> on(LocalDate day) {
        return statements.first(
                "select * from terms_edition where valid_from <= ? order by valid_from desc limit 1",
                TermsEditions::terms,
                day);
    }

    Optional<Terms> find(String version) {
        return statements.first("select * from terms_edition where version = ?", TermsEditions::terms, version);
    }

    private static Terms terms(Row row) {
        return new Terms(
                row.text("version"),
                Objects.requireNonNull(row.findDay("valid_from")),
                row.text("text"),
                row.text("sha256"));
    }
}
