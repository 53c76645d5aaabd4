package dev.sluice.platform.admission;

import dev.sluice.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The API's share of the database connections. Commands and readings wait here, at most two seconds, so that a storm of calls
 * leaves connections for consumers and sweeps.
 */
@ApplicationScoped
public class DatabasePlaces {

    private static final int PATIENCE_SECONDS = 2;

    private final Semaphore places;

    DatabasePlaces(@ConfigProperty(name = "sluice.admission.database-places", defaultValue = "12") int places) {
        this.places = new Semaphore(places, true);
    }

    /** @throws Refusal 503 when no place became free in time */
    public void enter() {
        try {
            if (places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Refusal(
                Refusal.Kind.UNAVAILABLE,
                "OVERLOADED",
                "More is asked of this service than it can answer in time. Nothing was done; try again shortly.",
                List.of());
    }

    public void leave() {
        places.release();
    }
}
