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
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        var topic = topic(wanted.topic());
        return wanted.subjects() == null
                ? all(topic, wanted.after(), caller, dryRun)
                : some(topic, wanted.subjects(), caller, dryRun);
    }

    private Outcome some(StateTopic topic, List<String> subjects, Caller caller, boolean dryRun) {
        var published = 0;
        for (int from = 0; from < subjects.size(); from += PAGE) {
            var page = subjects.subList(from, Math.min(from + PAGE, subjects.size()));
            published += Attempts.run(dryRun, () -> page(topic, page, caller));
        }
        return new Outcome(topic.topic(), published, null);
    }

    private Outcome all(StateTopic topic, @Nullable String start, Caller caller, boolean dryRun) {
        var after = start;
        var published = 0;
        for (int read = 0; read < MOST_AT_ONCE; read += PAGE) {
            var from = after;
            var step = Attempts.run(dryRun, () -> {
                var page = topic.subjects(from, PAGE);
                return new Step(page, page(topic, page, caller));
            });
            published += step.published();
            if (step.page().size() < PAGE) {
                return new Outcome(topic.topic(), published, null);
            }
            after = step.page().getLast();
        }
        return new Outcome(topic.topic(), published, after);
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

    private StateTopic topic(String name) {
        return topics.stream()
                .filter(topic -> topic.topic().equals(name))
                .findFirst()
                .orElseThrow(() -> {
                    var names = topics.stream().map(StateTopic::topic).sorted().toList();
                    var detail = "This service publishes no state on %s, only on %s.".formatted(name, names);
                    return Refusal.refused(
                            "TOPIC_UNKNOWN", detail, List.of(Violation.of("/topic", "TOPIC_UNKNOWN", detail)));
                });
    }
}
