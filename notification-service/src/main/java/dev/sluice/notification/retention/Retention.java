package dev.sluice.notification.retention;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the days to come and drops those that are over. It alarms by what it finds, not by what it did: a run that should
 * have dropped something and did not leaves days overdue.
 */
@ApplicationScoped
class Retention {

    private static final String IDS = "known_message";
    private static final Map<String, String> DAY_COLUMNS =
            Map.of("message", "taken_on", "message_party", "taken_on", "attempt", "logged_on", IDS, "known_on");

    private final Days days;
    private final RetentionConfig config;
    private final Clock realTime;
    private final MeterRegistry metrics;
    private final Map<String, AtomicLong> overdue;
    private final AtomicLong dropped;

    Retention(Days days, RetentionConfig config, Clock realTime, MeterRegistry metrics) {
        this.days = days;
        this.config = config;
        this.realTime = realTime;
        this.metrics = metrics;
        this.overdue = Stream.concat(DAY_COLUMNS.keySet().stream(), Stream.of("delivery"))
                .collect(Collectors.toMap(
                        table -> table,
                        table -> metrics.gauge(
                                "sluice.retention.days.overdue", Tags.of("table", table), new AtomicLong())));
        this.dropped = metrics.gauge("sluice.retention.last.dropped", new AtomicLong());
    }

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        var today = realTime.instant().atOffset(ZoneOffset.UTC).toLocalDate();
        var gone = 0;
        for (var table : DAY_COLUMNS.keySet()) {
            prepare(table, today);
            gone += drop(table, firstKept(table, today));
            attempt(table, () -> whileMore(() -> days.deleteOthers(table, column(table), firstKept(table, today))));
        }
        var firstKept = firstKept("message", today);
        attempt("delivery", () -> whileMore(() -> days.deleteDeliveries(firstKept)));
        attempt("replay", () -> days.deleteReplays(firstKept));
        dropped.set(gone);
        metrics.counter("sluice.retention.dropped").increment(gone);
        measure(today);
    }

    private void prepare(String table, LocalDate today) {
        Stream.iterate(today, day -> day.plusDays(1))
                .limit(config.daysAhead() + 1L)
                .forEach(day -> attempt(table, () -> days.prepare(table, day)));
    }

    private int drop(String table, LocalDate firstKept) {
        var over = over(table, firstKept);
        over.forEach(day -> attempt(table, () -> days.drop(table, day)));
        return over.size() - over(table, firstKept).size();
    }

    private List<LocalDate> over(String table, LocalDate firstKept) {
        return days.of(table).stream().filter(day -> day.isBefore(firstKept)).toList();
    }

    private void measure(LocalDate today) {
        overdue.forEach((table, gauge) -> {
            var oldest = table.equals("delivery")
                    ? days.oldestDelivery()
                    : days.of(table).stream().findFirst();
            gauge.set(oldest.map(day -> Math.max(0, ChronoUnit.DAYS.between(day, firstKept(table, today))))
                    .orElse(0L));
        });
    }

    private LocalDate firstKept(String table, LocalDate today) {
        return today.minusDays(table.equals(IDS) ? config.idDays() : config.messageDays());
    }

    private static String column(String table) {
        return DAY_COLUMNS.getOrDefault(table, "");
    }

    private static void whileMore(BooleanSupplier batch) {
        while (batch.getAsBoolean()) {
            Log.debug("deleted a batch of what is too old");
        }
    }

    /** A table that is locked by something else is tried again with the next run. */
    private static void attempt(String table, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            Log.warnf("retention of %s waits: %s", table, e.getMessage());
        }
    }
}
