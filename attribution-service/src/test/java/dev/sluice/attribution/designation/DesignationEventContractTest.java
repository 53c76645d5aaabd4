package dev.sluice.attribution.designation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.attribution.Golden;
import dev.sluice.attribution.designation.DesignationEvent.Shape;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "attribution"))
@DisplayName("What attribution-service promises of designations")
class DesignationEventContractTest {

    static final Instant ENROLLED = Instant.parse("2026-06-22T09:00:00Z");
    static final Instant UNTIL = Instant.parse("2027-06-22T09:00:00Z");

    @Inject
    ObjectMapper json;

    static Stream<DesignationEvent> events() {
        return Stream.of(
                new DesignationEvent.Changed(
                        shape(DesignationStatus.QUALIFIED),
                        DesignationStatus.IN_PROGRESS,
                        Instant.parse("2026-06-20T00:00:00Z")),
                new DesignationEvent.Enrolled(shape(DesignationStatus.ENROLLED), UNTIL, false, ENROLLED),
                new DesignationEvent.RenewalDue(
                        shape(DesignationStatus.ENROLLED_RENEWAL_DUE), UNTIL, Instant.parse("2027-05-23T09:00:00Z")),
                new DesignationEvent.Lapsed(shape(DesignationStatus.IN_PROGRESS), UNTIL));
    }

    private static Shape shape(DesignationStatus status) {
        return new Shape(
                UUID.fromString("019ee267-cf00-7c66-9a10-4f5a6b7c8da0"),
                UUID.fromString("11111111-0000-4000-8000-000000000003"),
                ScoredArea.BUSINESS_APPLICATIONS,
                status);
    }

    @ParameterizedTest
    @MethodSource("events")
    void is_what_it_writes(DesignationEvent event) throws IOException {
        assertThat(json.readTree(json.writeValueAsBytes(event)))
                .isEqualTo(Golden.event(event.topic(), event.type(), Map.of()).path("data"));
    }

    @Test
    void names_no_type_without_an_example() {
        assertThat(events().map(DesignationEvent::type).collect(Collectors.toSet()))
                .isEqualTo(Golden.types(DesignationEvent.TOPIC).stream()
                        .filter(type -> type.startsWith("designation."))
                        .collect(Collectors.toSet()))
                .hasSize(DesignationEvent.class.getPermittedSubclasses().length);
    }
}
