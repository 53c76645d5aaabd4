package dev.sluice.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.sluice.notification.Story;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A delivery that is given up")
class ProducedEventsContractTest {

    final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    @Test
    void is_told_as_the_contract_promises() throws Exception {
        var event = DeliveryExhausted.of(new DeliveryResults.Written(
                UUID.fromString("019c4622-9f00-74af-b9d5-b65a14849e88"),
                DeliveryState.EXHAUSTED,
                UUID.fromString("019b9236-70c0-76bf-bbc8-d96f3ea9d132"),
                UUID.fromString("11111111-0000-4000-8000-000000000001"),
                UUID.fromString("019c4622-9f00-7b53-8a13-e45914982b79"),
                "partner-change.declined.v1",
                11,
                Instant.parse("2026-02-10T06:00:00Z"),
                Instant.parse("2026-02-13T14:20:00Z"),
                "HTTP_STATUS",
                500,
                1,
                true));

        var promised = json.readTree(Story.contract(event.topic(), event.type() + ".json"));
        assertThat(json.readTree(json.writeValueAsString(event))).isEqualTo(promised.get("data"));
    }
}
