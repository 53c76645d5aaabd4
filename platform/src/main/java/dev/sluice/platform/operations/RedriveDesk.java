package dev.sluice.platform.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.platform.audit.AuditTrail;
import dev.sluice.platform.audit.Change;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.consume.Consumption;
import dev.sluice.platform.consume.ParkedKeys;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives dead letters to their consumers again, in a transaction each. The inbox keeps what was applied from counting twice. */
@ApplicationScoped
public class RedriveDesk {

    /** More are left for the next call. */
    static final int MOST_AT_ONCE = 1000;

    private final KeptLetters letters;
    private final Consumers consumers;
    private final Consumption consumption;
    private final ParkedKeys parkedKeys;
    private final AuditTrail audit;
    private final BusinessClock clock;

    RedriveDesk(
            KeptLetters letters,
            Consumers consumers,
            Consumption consumption,
            ParkedKeys parkedKeys,
            AuditTrail audit,
            BusinessClock clock) {
        this.letters = letters;
        this.consumers = consumers;
        this.consumption = consumption;
        this.parkedKeys = parkedKeys;
        this.audit = audit;
        this.clock = clock;
    }

    /** Which dead letters; what is absent does not restrict. */
    public record Redrive(
            @Nullable List<UUID> ids,
            @Nullable String topic,
            @Nullable String consumer) {}

    /** What became of them; {@code remaining} are left that were chosen as well. */
    public record Outcome(int redriven, int failed, int remaining, List<Item> items) {}

    /** What became of one. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(UUID id, Result result, @Nullable String reason) {}

    /** {@code PARKED}: its key is parked, so it waits there in its place. {@code SKIPPED}: somebody else was faster. */
    public enum Result {
        APPLIED,
        PARKED,
        FAILED,
        SKIPPED
    }

    public Outcome redrive(Redrive wanted, Caller caller, boolean dryRun) {
        var chosen = letters.choose(wanted.ids(), wanted.topic(), wanted.consumer());
        if (wanted.ids() != null && chosen.size() < new HashSet<>(wanted.ids()).size()) {
            var unknown = new HashSet<>(wanted.ids());
            chosen.forEach(unknown::remove);
            throw Refusal.unknown("waiting dead letter", unknown);
        }
        var items = chosen.stream()
                .limit(MOST_AT_ONCE)
                .map(id -> redrive(id, caller, dryRun))
                .toList();
        var failed = count(items, Result.FAILED);
        var redriven = count(items, Result.APPLIED) + count(items, Result.PARKED);
        return new Outcome(redriven, failed, chosen.size() - items.size(), items);
    }

    private Item redrive(UUID id, Caller caller, boolean dryRun) {
        try {
            return Attempts.run(
                    dryRun,
                    () -> letters.hold(id)
                            .map(letter -> apply(letter, caller))
                            .orElse(new Item(id, Result.SKIPPED, null)));
        } catch (RuntimeException e) {
            var reason = Attempts.reason(e);
            return Attempts.run(dryRun, () -> {
                letters.failedAgain(id, reason);
                return audited(new Item(id, Result.FAILED, reason), caller, null);
            });
        }
    }

    private Item apply(KeptLetters.Held letter, Caller caller) {
        var record = letter.kept().toRecord();
        var result = Result.APPLIED;
        if (parkedKeys.of(letter.consumer(), List.of(record)).isEmpty()) {
            consumption.applyAgain(consumers.named(letter.consumer()), record);
        } else {
            parkedKeys.park(letter.consumer(), record, "was a dead letter");
            result = Result.PARKED;
        }
        letters.redriven(letter.id());
        return audited(
                new Item(letter.id(), result, null), caller, letter.kept().place());
    }

    private Item audited(Item item, Caller caller, @Nullable Map<String, String> place) {
        var change = new Change(
                "redrive_dead_letter", "dead_letter", item.id().toString(), null, null, place, item, Set.of());
        audit.record(caller, change, clock.now());
        return item;
    }

    private static int count(List<Item> items, Result result) {
        return Math.toIntExact(
                items.stream().filter(item -> item.result() == result).count());
    }
}
