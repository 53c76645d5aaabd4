package dev.sluice.notification.delivery;

import dev.sluice.notification.health.HealthSteps;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.problem.DatabaseFaults;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Stores results in the order in which they come, as many at a time as have gathered while the last ones were stored. */
@ApplicationScoped
class ResultWriter {

    private static final int BATCH = 500;
    private static final Duration RECOVERY = Duration.ofMillis(500);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);
    private static final Duration PUT_BACK = Duration.ofMinutes(5);

    private final ResultDesk desk;
    private final DeliveryResults deliveries;
    private final HealthSteps steps;
    private final Dispatcher dispatcher;
    private final BusinessClock clock;
    private final BlockingQueue<Result> results = new LinkedBlockingQueue<>();
    private volatile boolean running;
    private Thread thread = new Thread(() -> {});

    ResultWriter(
            ResultDesk desk,
            DeliveryResults deliveries,
            HealthSteps steps,
            Dispatcher dispatcher,
            BusinessClock clock) {
        this.desk = desk;
        this.deliveries = deliveries;
        this.steps = steps;
        this.dispatcher = dispatcher;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        running = true;
        thread = Thread.ofPlatform().name("webhook-results").start(this::write);
    }

    /** What is under way may still come in for a moment; the rest is attempted again by whoever dispatches next. */
    void finish() throws InterruptedException {
        running = false;
        thread.join(LAST_WORDS);
    }

    void add(Result result) {
        results.add(result);
    }

    private void write() {
        while (running || dispatcher.hasInFlight()) {
            try {
                var first = results.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    var batch = new ArrayList<>(List.of(first));
                    results.drainTo(batch, BATCH - 1);
                    store(batch);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void store(List<Result> batch) throws InterruptedException {
        try {
            patiently(() -> {
                if (desk.write(dispatcher.id(), batch)) {
                    steps.hurry();
                }
            });
            batch.forEach(dispatcher::done);
        } catch (RuntimeException | SQLException e) {
            if (batch.size() > 1) {
                var half = batch.size() / 2;
                store(batch.subList(0, half));
                store(batch.subList(half, batch.size()));
            } else {
                putBack(batch.getFirst(), e);
            }
        }
    }

    private void putBack(Result result, Exception reason) throws InterruptedException {
        Log.errorf(reason, "the result of delivery %s cannot be stored; it is attempted again", result.id());
        try {
            patiently(() -> deliveries.putBack(result.id(), clock.now().plus(PUT_BACK)));
        } catch (RuntimeException | SQLException e) {
            Log.errorf(e, "delivery %s cannot be put back", result.id());
        }
        dispatcher.done(result);
    }

    /** A database that is away is waited for: attempts that were made must not be forgotten. */
    private void patiently(Statement work) throws SQLException, InterruptedException {
        while (true) {
            try {
                work.run();
                return;
            } catch (RuntimeException | SQLException e) {
                if (!DatabaseFaults.isPassing(e) || !running) {
                    throw e;
                }
                Log.warnf("storing results waits: %s", e.getMessage());
                Thread.sleep(RECOVERY);
            }
        }
    }

    /** Something that the database does. */
    private interface Statement {

        void run() throws SQLException;
    }
}
