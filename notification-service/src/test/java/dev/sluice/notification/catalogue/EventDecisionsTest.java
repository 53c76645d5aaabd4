package dev.sluice.notification.catalogue;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.notification.change.StepType;
import dev.sluice.notification.news.NewsType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A type that joins the contracts fails here until somebody has decided whether people are told of it. */
@DisplayName("Whether people are told of an event")
public class EventDecisionsTest {

    /** By webhook, topic and feed alone, and why. */
    static final Map<String, String> NOT_TOLD = Map.ofEntries(
            entry("channel-transfer.processing.v1", "completed or failed follows within minutes"),
            entry("migration.started.v1", "a renewal is told itself, and the order that every migration places"),
            entry(
                    "migration.subscription-created.v1",
                    "a renewal is told itself, and the order that every migration places"),
            entry(
                    "migration.subscription-provisioned.v1",
                    "a renewal is told itself, and the order that every migration places"),
            entry("migration.completed.v1", "a renewal is told itself, and the order that every migration places"),
            entry("migration.failed.v1", "a renewal is told itself; repair and reversal are told"),
            entry("subscription.window-opened.v1", "the order is told, and the window when it is about to close"),
            entry("subscription.window-closed.v1", "nobody can do anything any more; the closing was told"),
            entry("batch.progressed.v1", "its partner looks at it, and is told when it stands still or is finished"),
            entry("claim.created.v1", "a draft is its author's own"),
            entry("claim.confirmed.v1", "comes with the approval, which is told"));

    final EventTypes catalogue = new EventTypes(new ObjectMapper());

    @Test
    void is_decided_for_every_type_of_the_catalogue() {
        assertThat(catalogue.all()).extracting(EventType::name).isSubsetOf(decided());
    }

    @Test
    void is_decided_once() {
        assertThat(decided()).doesNotHaveDuplicates();
    }

    /** As soon as one contract of a family is here, a decision about a type without contract is a misspelling. */
    @Test
    void is_decided_beforehand_only_for_whole_families_to_come() {
        var names = catalogue.all().stream().map(EventType::name).toList();
        var families = catalogue.all().stream().map(EventType::family).collect(Collectors.toSet());

        assertThat(decided())
                .filteredOn(type -> families.contains(type.substring(0, type.indexOf('.'))))
                .isSubsetOf(names);
        assertThat(decided())
                .allSatisfy(type -> assertThat(catalogue.isKnownPattern(familyOf(type)))
                        .as(type)
                        .isTrue());
    }

    /** Types of the catalogue that people are told of. */
    public static List<EventType> told(EventTypes catalogue) {
        return catalogue.all().stream()
                .filter(type -> !NOT_TOLD.containsKey(type.name()))
                .toList();
    }

    private static String familyOf(String type) {
        return type.substring(0, type.indexOf('.')) + ".*";
    }

    private static List<String> decided() {
        return Stream.of(
                        Arrays.stream(StepType.values()).map(StepType::eventType),
                        Arrays.stream(NewsType.values()).map(NewsType::eventType),
                        NOT_TOLD.keySet().stream())
                .flatMap(types -> types)
                .toList();
    }
}
