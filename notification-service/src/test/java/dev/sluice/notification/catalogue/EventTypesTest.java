package dev.sluice.notification.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The catalogue of events")
class EventTypesTest {

    final EventTypes types = new EventTypes(new ObjectMapper());

    @Test
    void offers_what_happened_and_never_state_contacts_or_seals() {
        assertThat(types.all())
                .extracting(EventType::name)
                .contains(
                        "partner-change.requested.v1",
                        "partner-change.completed.v1",
                        "association.added.v1",
                        "delivery.exhausted.v1")
                .noneMatch(name -> name.startsWith("audit."));
        assertThat(types.all())
                .extracting(EventType::topic)
                .noneMatch(topic -> topic.endsWith("-state.v1") || topic.endsWith(".contacts.v1"));
        assertThat(types.all()).allSatisfy(type -> {
            assertThat(type.example().has("audience")).isFalse();
            assertThat(type.example().path("type").asText()).isEqualTo(type.name());
            assertThat(type.since()).isNotBlank();
            assertThat(type.title()).isNotBlank();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*", "partner-change.*", "partner-change.accepted.*", "partner-change.accepted.v1", "migration.*"
            })
    void knows_types_families_and_families_to_come(String pattern) {
        assertThat(types.isKnownPattern(pattern)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "**",
                ".*",
                "partner-change",
                "partner-change.",
                "partner-change*",
                "partner-*",
                "*.accepted.v1",
                "partner-change.accepted",
                "partner-change.acepted.v1",
                "partner.changed.v1",
                "contact.changed.v1",
                "contact.*",
                "audit.*"
            })
    void knows_nothing_else(String pattern) {
        assertThat(types.isKnownPattern(pattern)).isFalse();
    }

    @Test
    void says_which_patterns_cover_a_type() {
        assertThat(EventTypes.patternsOf("partner-change.accepted.v1"))
                .containsExactlyInAnyOrder(
                        "*", "partner-change.*", "partner-change.accepted.*", "partner-change.accepted.v1");
    }
}
