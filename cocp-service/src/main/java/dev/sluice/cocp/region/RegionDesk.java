package dev.sluice.cocp.region;

import dev.sluice.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers where a country belongs. The country of the tenant decides, not a street address. */
@ApplicationScoped
@Transactional
public class RegionDesk {

    private final Regions regions;

    RegionDesk(Regions regions) {
        this.regions = regions;
    }

    /** By country; what is no country is left out. */
    public Map<String, Region> of(Collection<String> countries, Instant at) {
        return regions.of(Set.copyOf(countries), LocalDate.ofInstant(at, ZoneOffset.UTC));
    }

    /** @throws Refusal 400 at {@code /country} when it is not among those that were found */
    public static Region require(Map<String, Region> found, String country) {
        return Optional.ofNullable(found.get(country))
                .orElseThrow(() -> Refusal.malformed(
                        "/country", "INVALID_VALUE", "must be the ISO 3166-1 alpha-2 code of a country, upper case"));
    }
}
