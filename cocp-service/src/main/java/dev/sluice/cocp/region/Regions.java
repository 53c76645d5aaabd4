package dev.sluice.cocp.region;

import dev.sluice.cocp.database.Row;
import dev.sluice.cocp.database.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** The reference data: which country belongs where, and from when. */
@ApplicationScoped
class Regions {

    private final Statements statements;

    Regions(Statements statements) {
        this.statements = statements;
    }

    Map<String, Region> of(Collection<String> countries, LocalDate day) {
        return statements.query("""
                        select country, region, edition from region_membership
                        where country = any (?) and valid_from <= ? and (valid_until is null or valid_until > ?)
                        """, row -> Map.entry(row.text("country"), region(row)), countries, day, day).stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Region region(Row row) {
        return new Region(row.text("region"), Math.toIntExact(row.number("edition")));
    }
}
