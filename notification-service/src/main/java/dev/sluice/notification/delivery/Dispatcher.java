package dev.sluice.notification.delivery;

import dev.sluice.notification.sending.WebhooksConfig;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.failpoint.FailPoint;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Provider;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Claims due deliveries and lets each be attempted on a virtual thread of its own. Every replica has one; what one claimed
 * is its own until it is written, or until the dispatcher falls silent.
 */
@ApplicationScoped
public class Dispatcher {

    private static final Duration RECOVERY = Duration.ofSeconds(1);
    private static final int BEATS_PER_LEASE = 4;

    private final UUID id = TimeOrderedId.next();
    private final DeliveryQueue queue;
    private final Attempts attempts;
    private final Provider<ResultWriter> writer;
    private final WebhooksConfig config;
    private final BusinessClock clock;
    private final TransactionSynchronizationRegistry transaction;
    private final Map<UUID, Claim> inFlight = new ConcurrentHashMap<>();
    private final Semaphore wakeUps = new Semaphore(0);
    private volatile boolean running;
    private volatile boolean limited;
    private volatile long lastBeat;
    private Thread thread = new Thread(() -> {});

    Dispatcher(
            DeliveryQueue queue,
            Attempts attempts,
            Provider<ResultWriter> writer,
            WebhooksConfig config,
            BusinessClock clock,
            TransactionSynchronizationRegistry transaction) {
        this.queue = queue;
        this.attempts = attempts;
        this.writer = writer;
        this.config = config;
        this.clock = clock;
        this.transaction = transaction;
    }

    void start(@Observes StartupEvent event) {
        running = true;
        thread = Thread.ofPlatform().name("webhook-dispatcher").start(this::dispatch);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException, SQLException {
        running = false;
        wake();
        thread.join(Duration.ofSeconds(10));
        writer.get().finish();
        queue.leave(id);
    }

    UUID id() {
        return id;
    }

    /** Something may be due: look now rather than at the next poll. */
    void wake() {
        if (wakeUps.availablePermits() == 0) {
            wakeUps.release();
        }
    }

    public void wakeAfterCommit() {
        if (transaction.getResource(Dispatcher.class) == null) {
            transaction.putResource(Dispatcher.class, true);
            transaction.registerInterposedSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {}

                @Override
                public void afterCompletion(int status) {
                    if (status == Status.STATUS_COMMITTED) {
                        wake();
                    }
                }
            });
        }
    }

    boolean hasInFlight() {
        return !inFlight.isEmpty();
    }

    private void dispatch() {
        while (running) {
            try {
                if ((clock.isStanding() || claimAndAttempt(clock.now()) == 0)
                        && wakeUps.tryAcquire(config.poll().toMillis(), TimeUnit.MILLISECONDS)) {
                    wakeUps.drainPermits();
                }
            } catch (SQLException | RuntimeException e) {
                Log.warnf("dispatching waits: %s", e.getMessage());
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Lets everything that is due be attempted, as far as there is room; returns how much. */
    synchronized int claimAndAttempt(Instant now) throws SQLException {
        beat();
        var free = config.concurrency() - inFlight.size();
        if (free <= 0) {
            limited = true;
            return 0;
        }
        var busy = inFlight.values().stream()
                .collect(Collectors.groupingBy(Claim::endpointId, Collectors.summingInt(c -> 1)));
        var claims = queue.claim(id, now, free, config.concurrencyPerEndpoint(), busy);
        FailPoint.reached("delivery.after-claim");
        limited = !claims.isEmpty();
        for (var claim : claims) {
            if (inFlight.putIfAbsent(claim.id(), claim) == null) {
                Thread.startVirtualThread(() -> attempt(claim));
            }
        }
        return claims.size();
    }

    private void attempt(Claim claim) {
        var result = attempts.make(claim);
        FailPoint.reached("delivery.after-send");
        writer.get().add(result);
    }

    /** Called when a result is stored. */
    void done(Result result) {
        inFlight.remove(result.id());
        if (limited || result.orderKey() != null) {
            wake();
        }
    }

    private void beat() throws SQLException {
        var now = System.nanoTime();
        if (lastBeat == 0 || now - lastBeat > config.lease().toNanos() / BEATS_PER_LEASE) {
            queue.beat(id, config.lease());
            lastBeat = now;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(RECOVERY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
