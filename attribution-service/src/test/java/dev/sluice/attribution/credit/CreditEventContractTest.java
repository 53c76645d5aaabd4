package dev.sluice.attribution.credit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.attribution.Golden;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
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
@DisplayName("What attribution-service promises of credits")
class CreditEventContractTest {

    static final Credit CREDIT = new Credit(
            UUID.fromString("019d9463-7800-7c66-9a10-4f5a6b7c8d9e"),
            UUID.fromString("11111111-0000-4000-8000-000000000003"),
            UUID.fromString("22222222-0000-4000-8000-000000000002"),
            "BUSINESS_CENTRAL",
            YearMonth.of(2026, 5),
            CreditState.GRANTED,
            Instant.parse("2026-05-01T00:00:00Z"),
            UUID.fromString("019d9463-7700-7b55-8a09-3e4f5a6b7c8d"),
            Instant.parse("2026-04-16T08:00:00Z"),
            null,
            Instant.parse("2026-04-16T08:00:00Z"),
            2);

    @Inject
    ObjectMapper json;

    static Stream<CreditEvent> events() {
        return Stream.of(
                new CreditEvent.Granted(CreditEvent.Shape.of(CREDIT), CREDIT.effectiveAt()),
                new CreditEvent.Revoked(
                        CreditEvent.Shape.of(CREDIT), CreditGiving.ENDED, Instant.parse("2026-05-03T08:00:00Z")));
    }

    @ParameterizedTest
    @MethodSource("events")
    void is_what_it_writes(CreditEvent event) throws IOException {
        assertThat(json.readTree(json.writeValueAsBytes(event)))
                .isEqualTo(Golden.event(event.topic(), event.type(), Map.of()).path("data"));
    }

    @Test
    void names_no_type_without_an_example() {
        assertThat(events().map(CreditEvent::type).collect(Collectors.toSet()))
                .isEqualTo(Golden.types(CreditEvent.TOPIC).stream()
                        .filter(type -> type.startsWith("credit."))
                        .collect(Collectors.toSet()))
                .hasSize(CreditEvent.class.getPermittedSubclasses().length);
    }
}
