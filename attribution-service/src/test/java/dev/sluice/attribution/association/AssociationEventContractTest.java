package dev.sluice.attribution.association;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.attribution.Announced;
import dev.sluice.attribution.Golden;
import dev.sluice.platform.outbox.Event;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "attribution"))
@DisplayName("What attribution-service promises of associations")
class AssociationEventContractTest {

    static final Instant CHANGED = Instant.parse("2026-04-22T00:00:00Z");

    @Inject
    ObjectMapper json;

    @Test
    void is_what_it_writes() throws IOException {
        var ofNewPartner = association("019db27c-8fe8-7915-bdb5-0caedf68bd2c", 1, CHANGED, null);
        var ofOldPartner =
                association("019b8d34-b3c0-78d8-9a64-ae0cf1698ee2", 2, Instant.parse("2024-04-01T00:00:00Z"), CHANGED);

        for (var event : List.<Event>of(
                AssociationEvent.Added.of(ofNewPartner),
                AssociationEvent.Ended.of(ofOldPartner),
                AssociationEvent.Changed.of(ofNewPartner))) {
            assertThat(json.readTree(json.writeValueAsBytes(event)))
                    .isEqualTo(
                            Golden.event(event.topic(), event.type(), Map.of()).path("data"));
        }
    }

    @Test
    void names_no_type_without_an_example() {
        var examples = new HashSet<>(Golden.types(Announced.EVENTS));
        examples.addAll(Golden.types(Announced.STATE));

        examples.removeIf(type -> !type.startsWith("association."));
        assertThat(examples)
                .containsExactlyInAnyOrder("association.added.v1", "association.ended.v1", "association.changed.v1");
    }

    private static Association association(String id, int partner, Instant from, Instant until) {
        return new Association(
                UUID.fromString(id),
                Unit.agreement("8100001"),
                UUID.fromString("11111111-0000-4000-8000-00000000000" + partner),
                UUID.fromString("22222222-0000-4000-8000-000000000001"),
                from,
                until,
                true,
                false,
                3,
                Instant.EPOCH,
                1);
    }
}
