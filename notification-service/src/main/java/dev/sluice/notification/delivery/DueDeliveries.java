package dev.sluice.notification.delivery;

import dev.sluice.notification.sending.WebhooksConfig;
import dev.sluice.platform.deadlines.DueWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Retries wait for business time: a sandbox runs them while its clock stands, and waits for their results. */
@ApplicationScoped
class DueDeliveries implements DueWork {

    private static final Duration GRACE = Duration.ofSeconds(5);

    private final DeliveryQueue queue;
    private final Dispatcher dispatcher;
    private final WebhooksConfig config;

    DueDeliveries(DeliveryQueue queue, Dispatcher dispatcher, WebhooksConfig config) {
        this.queue = queue;
        this.dispatcher = dispatcher;
        this.config = config;
    }

    @Override
    public Optional<Instant> nextDueAt() {
        return queue.nextDueAt();
    }

    /** Also counts what was under way before, since waiting for it is progress too. */
    @Override
    public int runDue(Instant now) {
        try {
            var underWay = dispatcher.hasInFlight() ? 1 : 0;
            var begun = dispatcher.claimAndAttemptAll(now);
            dispatcher.awaitInFlight(config.deadline().plus(GRACE));
            return begun + underWay;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
