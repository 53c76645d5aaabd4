package dev.sluice.cocp.region;

import dev.sluice.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Answers where a country belongs. The country of the tenant decides, not a street address. */
@ApplicationScoped
@Transactional
public class RegionDesk {

    private final Regions regions;

    RegionDesk(Regions regions) {
        this.regions = regions;
    }

    /** @throws Refusal 400 at {@code /country} when there is no such country */
    public Region require(String country, Instant at) {
        return regions.of(country, LocalDate.ofInstant(at, ZoneOffset.UTC))
                .orElseThrow(() -> Refusal.malformed(
                        "/country", "INVALID_VALUE", "must be the ISO 3166-1 alpha-2 code of a country, upper case"));
    }
}
