package dev.sluice.platform.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.platform.audit.AuditTrail;
import dev.sluice.platform.audit.Change;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.tenancy.Caller;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Publishes state again, a page of subjects in a transaction each: no lock is held for long, and memory stays flat. */
@ApplicationScoped
public class RepublicationDesk {

    static final int PAGE = 500;

    /** Bounds one call; the answer says where the next one goes on. */
    static final int MOST_AT_ONCE = 20_000;

    private final List<StateTopic> topics;
    private final AuditTrail audit;
    private final BusinessClock clock;

    RepublicationDesk(@All List<StateTopic> topics, AuditTrail audit, BusinessClock clock) {
        this.topics = topics;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What to publish again.
     *
     * @param subjects absent: all
     * @param after where an earlier call stopped
     */
    public record Republication(
            @NotBlank String topic,
            @Nullable @Size(max = MOST_AT_ONCE) List<String> subjects,
            @Nullable String after) {}

    /** @param resumeAfter there may be more subjects: call again with it as {@code after} */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Outcome(
            String topic, int published, @Nullable String resumeAfter) {}

    public Outcome republish(Republication wanted, Caller caller, boolean dryRun) {
        var kinds = kinds(wanted.topic());
        return wanted.subjects() == null
                ? all(wanted.topic(), kinds, wanted.after(), caller, dryRun)
                : some(wanted.topic(), kinds, wanted.subjects(), caller, dryRun);
    }

    private Outcome some(String topic, List<StateTopic> kinds, List<String> subjects, Caller caller, boolean dryRun) {
        var published = 0;
        for (var kind : kinds) {
            for (int from = 0; from < subjects.size(); from += PAGE) {
                var page = subjects.subList(from, Math.min(from + PAGE, subjects.size()));
                published += Attempts.run(dryRun, () -> page(kind, page, caller));
            }
        }
        return new Outcome(topic, published, null);
    }

    /** One kind of subjects after the other. */
    private Outcome all(String topic, List<StateTopic> kinds, @Nullable String start, Caller caller, boolean dryRun) {
        var place = Place.of(start);
        var published = 0;
        for (int read = 0; read < MOST_AT_ONCE && place.kind() < kinds.size(); read += PAGE) {
            var kind = kinds.get(place.kind());
            var from = place.after();
            var step = Attempts.run(dryRun, () -> {
                var page = kind.subjects(from, PAGE);
                return new Step(page, page(kind, page, caller));
            });
            published += step.published();
            place = place.next(step.page());
        }
        return new Outcome(topic, published, place.kind() == kinds.size() ? null : place.text());
    }

    /** How far one has come; of a topic's first kind its text is the last subject alone. */
    private record Place(int kind, @Nullable String after) {

        private static final Pattern LATER = Pattern.compile("#([0-9]) (.*)");

        static Place of(@Nullable String text) {
            var later = LATER.matcher(text == null ? "" : text);
            return later.matches()
                    ? new Place(Integer.parseInt(later.group(1)), later.group(2).isEmpty() ? null : later.group(2))
                    : new Place(0, text);
        }

        Place next(List<String> page) {
            return page.size() < PAGE ? new Place(kind + 1, null) : new Place(kind, page.getLast());
        }

        @Nullable
        String text() {
            return kind == 0 ? after : "#%d %s".formatted(kind, after == null ? "" : after);
        }
    }

    private record Step(List<String> page, int published) {}

    private int page(StateTopic topic, List<String> page, Caller caller) {
        if (page.isEmpty()) {
            return 0;
        }
        var published = topic.republish(page);
        var after = Map.of("published", published, "first", page.getFirst(), "last", page.getLast());
        var change = new Change("republish_state", "topic", topic.topic(), null, null, null, after, Set.of());
        audit.record(caller, change, clock.now());
        return published;
    }

    /** Those whose state is told on a topic, in an order that stays. */
    private List<StateTopic> kinds(String name) {
        var found = topics.stream()
                .filter(topic -> topic.topic().equals(name))
                .sorted(Comparator.comparing(topic -> topic.kind()))
                .toList();
        if (found.isEmpty()) {
            var names =
                    topics.stream().map(StateTopic::topic).distinct().sorted().toList();
            var detail = "This service publishes no state on %s, only on %s.".formatted(name, names);
            throw Refusal.refused("TOPIC_UNKNOWN", detail, List.of(Violation.of("/topic", "TOPIC_UNKNOWN", detail)));
        }
        return found;
    }
}
