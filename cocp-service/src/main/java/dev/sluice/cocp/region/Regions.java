package dev.sluice.cocp.region;

import static dev.sluice.platform.sql.Columns.reading;

import dev.sluice.platform.sql.Columns;
import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** The reference data: which country belongs where, and from when. */
@ApplicationScoped
class Regions {

    private final Sql sql;

    Regions(Sql sql) {
        this.sql = sql;
    }

    Map<String, Region> of(Collection<String> countries, LocalDate day) {
        return sql.list(reading(row -> Map.entry(row.text("country"), region(row))), """
                        select country, region, edition from region_membership
                        where country = any (?) and valid_from <= ? and (valid_until is null or valid_until > ?)
                        """, countries, day, day).stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Region region(Columns row) {
        return new Region(row.text("region"), Math.toIntExact(row.number("edition")));
    }
}
