package dev.sluice.transfer.region;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.sql.Sql;
import dev.sluice.platform.sql.Together;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The reference data: which country belongs where, and from when. */
@ApplicationScoped
public class Markets {

    private final Sql sql;
    private final Together together;

    Markets(Sql sql, Together together) {
        this.sql = sql;
        this.together = together;
    }

    /** Empty for what was no country on that day. */
    public Optional<Market> find(String country, LocalDate day) {
        return together.once(
                List.of(Markets.class, country, day), () -> sql.first(Markets::market, """
                select country, name, region, currency, coalesce(legacy_currency, currency) as legacy_currency, edition
                from region_membership
                where country = ? and valid_from <= ? and (valid_until is null or valid_until > ?)
                """, country, day, day));
    }

    /** @throws Refusal 400 at the pointer when it is no country */
    public Market require(String country, Instant at, String pointer) {
        return find(country, LocalDate.ofInstant(at, ZoneOffset.UTC))
                .orElseThrow(() -> Refusal.malformed(
                        pointer, "INVALID_VALUE", "must be the ISO 3166-1 alpha-2 code of a country, upper case"));
    }

    private static Market market(ResultSet row) throws SQLException {
        return new Market(
                row.getString("country"),
                row.getString("name"),
                row.getString("region"),
                row.getString("currency"),
                row.getString("legacy_currency"),
                row.getInt("edition"));
    }
}
