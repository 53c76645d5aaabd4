package dev.sluice.cocp.terms;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Says which terms count. */
@ApplicationScoped
@Transactional
public class TermsDesk {

    private final TermsEditions editions;
    private final BusinessClock clock;

    TermsDesk(TermsEditions editions, BusinessClock clock) {
        this.editions = editions;
        this.clock = clock;
    }

    public Terms current() {
        return at(clock.now());
    }

    public Terms at(Instant instant) {
        var day = LocalDate.ofInstant(instant, ZoneOffset.UTC);
        return editions.on(day).orElseThrow(() -> new IllegalStateException("no terms count on " + day));
    }

    public Terms require(String version) {
        return editions.find(version).orElseThrow(() -> Refusal.unknown("edition of the terms", version));
    }
}
