package dev.sluice.attribution.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.attribution.Golden;
import dev.sluice.attribution.revenue.Statement.Total;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "attribution"))
@DisplayName("What attribution-service promises of statements")
class StatementEventContractTest {

    static final UUID STATEMENT = UUID.fromString("019df55c-1c00-7a41-8c52-5b1e0a7d9f30");
    static final UUID PARTNER = UUID.fromString("11111111-0000-4000-8000-000000000003");

    @Inject
    ObjectMapper json;

    static Stream<StatementEvent> events() {
        return Stream.of(
                StatementEvent.Closed.of(
                        new ClosingStatements.Closed(
                                STATEMENT,
                                PARTNER,
                                1,
                                "8f2a4c1d5b6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f708",
                                List.of(new Total("USD", "0.00", "1000.00"))),
                        YearMonth.of(2026, 4),
                        Instant.parse("2026-05-05T00:00:00Z")),
                new StatementEvent.Restated(
                        STATEMENT,
                        PARTNER,
                        "2026-04",
                        1,
                        Cause.Kind.LATE_REVENUE,
                        1,
                        "1b2c3d4e5f60718293a4b5c6d7e8f9010203040506070809101112131415161f",
                        List.of(new Total("USD", "0.00", "250.00")),
                        Instant.parse("2026-05-07T00:00:00Z")));
    }

    @ParameterizedTest
    @MethodSource("events")
    void is_what_it_writes(StatementEvent event) throws IOException {
        assertThat(json.readTree(json.writeValueAsBytes(event)))
                .isEqualTo(Golden.event(event.topic(), event.type(), Map.of()).path("data"));
    }

    @Test
    void names_no_type_without_an_example() {
        var examples = Golden.types(StatementEvent.TOPIC).stream()
                .filter(type -> type.startsWith("statement."))
                .collect(Collectors.toSet());

        assertThat(events().map(StatementEvent::type).collect(Collectors.toSet()))
                .isEqualTo(examples);
        assertThat(examples).hasSameSizeAs(Set.of(StatementEvent.class.getPermittedSubclasses()));
    }
}
