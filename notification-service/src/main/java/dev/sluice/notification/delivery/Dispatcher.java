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
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
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
    /** Beyond the deadline of the attempts that are under way when it is to stop. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private static final int ENDPOINTS_PER_CLAIM = 512;

    private final UUID id = TimeOrderedId.next();
    private final DeliveryQueue queue;
    private final Lease lease;
    private final Attempts attempts;
    private final Provider<ResultWriter> writer;
    private final WebhooksConfig config;
    private final BusinessClock clock;
    private final WakeUps commits;
    private final Underway underway;
    private final Paces paces = new Paces();
    private final Semaphore wakeUps = new Semaphore(0);
    private volatile boolean running;
    private volatile boolean lookEverywhere;
    /** The answer to the last claim did not arrive. */
    private boolean unclear;

    private long lastLook;
    private Thread thread = new Thread(() -> {});
    private Thread beating = new Thread(() -> {});

    Dispatcher(
            DeliveryQueue queue,
            Lease lease,
            Attempts attempts,
            Provider<ResultWriter> writer,
            WebhooksConfig config,
            BusinessClock clock,
            WakeUps commits) {
        this.queue = queue;
        this.lease = lease;
        this.attempts = attempts;
        this.writer = writer;
        this.config = config;
        this.clock = clock;
        this.commits = commits;
        this.underway = new Underway(config.concurrency(), config.concurrencyPerEndpoint());
    }

    void start(@Observes StartupEvent event) throws SQLException {
        running = true;
        beating = lease.keep(id);
        thread = Thread.ofPlatform().name("webhook-dispatcher").start(this::dispatch);
    }

    /** Claims nothing more; what is under way ends, is stored, and the rest is anybody's. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException, SQLException {
        running = false;
        wake();
        thread.join(LAST_WORDS);
        awaitInFlight(config.deadline().plus(LAST_WORDS));
        writer.get().finish();
        beating.interrupt();
        beating.join(LAST_WORDS);
        lease.end(id);
    }

    UUID id() {
        return id;
    }

    private void wake() {
        if (wakeUps.availablePermits() == 0) {
            wakeUps.release();
        }
    }

    /** Something may be due somewhere: look rather than wait for the next poll. */
    public void wakeAfterCommit() {
        commits.afterCommit(endpoints -> wakeEverywhere(), List.of());
    }

    /** Something may be due for these endpoints. */
    void wakeAfterCommit(Collection<UUID> endpoints) {
        commits.afterCommit(this::wake, endpoints);
    }

    private void wakeEverywhere() {
        lookEverywhere = true;
        wake();
    }

    void wake(Collection<UUID> endpoints) {
        underway.ready(endpoints);
        wake();
    }

    boolean hasInFlight() {
        return !underway.isEmpty();
    }

    /** Returns when nothing is under way, or after {@code longest}. */
    void awaitInFlight(Duration longest) throws InterruptedException {
        underway.awaitEmpty(longest);
    }

    private void dispatch() {
        while (running) {
            try {
                if ((clock.isStanding() || claimAndAttempt(clock.now()) == 0)
                        && wakeUps.tryAcquire(pause().toNanos(), TimeUnit.NANOSECONDS)) {
                    wakeUps.drainPermits();
                }
            } catch (SQLException | RuntimeException e) {
                Log.warnf("dispatching waits: %s", e.getMessage());
                lookEverywhere = true;
                recover();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private synchronized Duration pause() {
        return paces.pause(System.nanoTime(), config.poll());
    }

    /** All that is due at {@code now} and has room; returns how much. */
    synchronized int claimAndAttemptAll(Instant now) throws SQLException {
        lookEverywhere = true;
        var begun = claimAndAttempt(now);
        for (var more = begun; more > 0; begun += more) {
            more = claimAndAttempt(now);
        }
        return begun;
    }

    /** Lets what is due for the next endpoints in turn be attempted, as far as there is room; returns how much. */
    synchronized int claimAndAttempt(Instant now) throws SQLException {
        recall();
        look(now);
        var parked = 1;
        var begun = 0;
        while (parked > 0 && begun == 0) {
            var room = underway.room();
            var asked = room > 0 ? underway.next(ENDPOINTS_PER_CLAIM) : List.<DeliveryQueue.Asked>of();
            if (asked.isEmpty()) {
                return 0;
            }
            var slots = underway.slotsEach();
            unclear = true;
            var claimed =
                    queue.claim(id, now, asked, room, slots, config.deadline().plus(LAST_WORDS));
            FailPoint.reached("delivery.after-claim");
            claimed.claims().forEach(this::begin);
            unclear = false;
            begun = claimed.claims().size();
            parked = claimed.parked();
            askAgain(asked, claimed, room, slots);
        }
        return begun;
    }

    /** What a claim took whose answer was lost: it is this dispatcher's, which knows nothing of it. */
    private void recall() throws SQLException {
        if (unclear) {
            queue.giveBackAllBut(id, underway.ids());
            unclear = false;
        }
    }

    private void look(Instant now) throws SQLException {
        var nanos = System.nanoTime();
        underway.ready(paces.take(nanos));
        if (lookEverywhere || lastLook == 0 || nanos - lastLook > config.poll().toNanos()) {
            lookEverywhere = false;
            underway.ready(queue.endpointsWithDue(now));
            lastLook = nanos;
        }
    }

    private void begin(Claim claim) {
        paces.claimed(claim, System.nanoTime());
        if (underway.begin(claim)) {
            start(claim);
        }
    }

    private void start(Claim claim) {
        Thread.startVirtualThread(() -> attempt(claim));
    }

    /** Endpoints that may have more than they gave. */
    private void askAgain(List<DeliveryQueue.Asked> asked, DeliveryQueue.Claimed claimed, int room, int slots) {
        if (claimed.parked() > 0 || claimed.claims().size() >= room) {
            underway.ready(asked.stream().map(DeliveryQueue.Asked::endpointId).toList());
            return;
        }
        var given = claimed.claims().stream().collect(Collectors.groupingBy(Claim::endpointId, Collectors.counting()));
        underway.full(asked.stream()
                .filter(one -> given.getOrDefault(one.endpointId(), 0L) >= slots - one.busy())
                .map(DeliveryQueue.Asked::endpointId)
                .toList());
    }

    private void attempt(Claim claim) {
        var result = attempts.make(claim);
        if (underway.ended(claim)) {
            wake();
        }
        FailPoint.reached("delivery.after-send");
        writer.get().add(result);
    }

    /** Called when a result is stored. */
    void done(Result result) {
        underway.stored(result).ifPresent(this::start);
        if (underway.follows(result)) {
            wake();
        }
    }

    private static void recover() {
        try {
            Thread.sleep(RECOVERY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
