package dev.sluice.notification.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.sluice.notification.Story;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("What happens to an endpoint")
class ProducedEventsContractTest {

    static final UUID ENDPOINT = UUID.fromString("019b9236-70c0-76bf-bbc8-d96f3ea9d132");
    static final UUID TENANT = UUID.fromString("11111111-0000-4000-8000-000000000001");

    static final Instant SINCE = Instant.parse("2026-02-10T06:00:00Z");

    final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    static Stream<EndpointEvent> examples() {
        return Stream.of(
                new EndpointEvent.SecretRotated(ENDPOINT, TENANT, Instant.parse("2026-02-02T09:00:00Z")),
                new EndpointEvent.Failing(ENDPOINT, TENANT, SINCE, 50, Instant.parse("2026-02-15T06:00:00Z")),
                new EndpointEvent.Recovered(ENDPOINT, TENANT, SINCE),
                new EndpointEvent.Disabled(ENDPOINT, TENANT, DisabledReason.FAILING, SINCE));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void is_told_as_the_contract_promises(EndpointEvent event) throws Exception {
        var promised = json.readTree(Story.contract(event.topic(), event.type() + ".json"))
                .get("data");

        assertThat(json.readTree(json.writeValueAsString(event))).isEqualTo(promised);
    }
}
