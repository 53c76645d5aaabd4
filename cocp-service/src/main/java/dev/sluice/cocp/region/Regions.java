package dev.sluice.cocp.region;

import dev.sluice.cocp.database.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;

/** The reference data: which country belongs where, and from when. */
@ApplicationScoped
class Regions {

    private final Statements statements;

    Regions(Statements statements) {
        this.statements = statements;
    }

    Optional<Region> of(String country, LocalDate day) {
        return statements.first(
                """
                select region, edition from region_membership
                where country = ? and valid_from <= ? and (valid_until is null or valid_until > ?)
                """, row -> new Region(row.text("region"), Math.toIntExact(row.number("edition"))), country, day, day);
    }
}
