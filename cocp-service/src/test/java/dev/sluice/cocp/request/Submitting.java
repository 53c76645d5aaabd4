package dev.sluice.cocp.request;

import dev.sluice.cocp.World;
import dev.sluice.platform.clock.BusinessClock;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** A customer about to submit, and what it sees. */
abstract class Submitting {

    @Inject
    BusinessClock clock;

    World world;

    @BeforeEach
    void register() {
        world = World.registered();
    }

    List<String> requests() {
        return world.get(world.customer, "/v1/partner-change-requests").path("items.id");
    }

    static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
