package dev.sluice.transfer.partnercenter;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Whoever asks too often waits, as at the vendor's. Counts calls, also refused ones, in windows of five minutes of real time that begin with
 * a first call; each replica counts for itself.
 */
@ApplicationScoped
public class Throttle {

    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final PartnerCenterConfig config;
    private final Clock realTime;
    private final Map<Key, Window> windows = new ConcurrentHashMap<>();
    private final AtomicReference<Instant> tidyAt = new AtomicReference<>(Instant.EPOCH);

    Throttle(PartnerCenterConfig config, Clock realTime) {
        this.config = config;
        this.realTime = realTime;
    }

    private enum Call {
        VALIDATION,
        MIGRATION
    }

    private record Key(Call call, UUID partner, @Nullable UUID customer) {}

    private record Window(Instant until, int calls) {

        boolean isOver(Instant now) {
            return !now.isBefore(until);
        }
    }

    /** @throws Refusal 429 with the time to wait */
    public void validation(Caller caller, UUID customer) {
        count(new Key(Call.VALIDATION, caller.tenant(), customer), config.validations());
    }

    /** @throws Refusal 429 with the time to wait */
    public void migration(Caller caller) {
        count(new Key(Call.MIGRATION, caller.tenant(), null), config.migrations());
    }

    private void count(Key key, int most) {
        if (most == 0) {
            return;
        }
        var now = realTime.instant();
        tidy(now);
        var window = windows.compute(
                key,
                (_, known) -> known == null || known.isOver(now)
                        ? new Window(now.plus(WINDOW), 1)
                        : new Window(known.until(), known.calls() + 1));
        if (window.calls() > most) {
            throw tooMany(Duration.between(now, window.until()));
        }
    }

    /** What is over is forgotten once a window. */
    private void tidy(Instant now) {
        var due = tidyAt.get();
        if (!now.isBefore(due) && tidyAt.compareAndSet(due, now.plus(WINDOW))) {
            windows.values().removeIf(window -> window.isOver(now));
        }
    }

    private static Refusal tooMany(Duration left) {
        var wait = Duration.ofSeconds(Math.ceilDiv(left.toMillis(), 1000));
        var message = "Rate limit is exceeded. Try again in %d seconds.".formatted(wait.toSeconds());
        return new Refusal(Refusal.Kind.TOO_MANY, "TOO_MANY_REQUESTS", message, List.of())
                .after(wait)
                .with("statusCode", Refusal.Kind.TOO_MANY.status())
                .with("message", message);
    }
}
