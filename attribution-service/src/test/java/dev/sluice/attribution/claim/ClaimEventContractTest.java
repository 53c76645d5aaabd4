package dev.sluice.attribution.claim;

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
import java.util.List;
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
@DisplayName("What attribution-service promises of claims")
class ClaimEventContractTest {

    static final UUID ARBITRATION = UUID.fromString("019d7720-aa00-7d33-8c40-5e6f7a8b9c0d");

    @Inject
    ObjectMapper json;

    static Stream<ClaimEvent> events() {
        return Stream.of(
                new ClaimEvent.Created(facts(ClaimState.DRAFT)),
                new ClaimEvent.Submitted(
                        facts(ClaimState.SUBMITTED), at("2026-04-15T10:00:00Z"), at("2026-04-10T10:00:00Z")),
                new ClaimEvent.ReviewStarted(facts(ClaimState.UNDER_REVIEW), at("2026-04-29T08:00:00Z")),
                new ClaimEvent.ActionRequired(
                        facts(ClaimState.PARTNER_ACTION_REQUIRED),
                        InformationReason.MISSING_CUSTOMER_ACKNOWLEDGMENT,
                        at("2026-05-05T08:00:00Z")),
                new ClaimEvent.ConfirmationOverdue(facts(ClaimState.SUBMITTED), at("2026-04-10T10:00:00Z")),
                new ClaimEvent.Approved(facts(ClaimState.APPROVED), at("2026-04-16T08:00:00Z")),
                new ClaimEvent.Confirmed(facts(ClaimState.APPROVED), at("2026-04-16T08:00:00Z")),
                new ClaimEvent.Rejected(
                        facts(ClaimState.REJECTED),
                        RejectionReason.INSUFFICIENT_PROOF,
                        at("2026-05-08T08:00:00Z"),
                        at("2026-04-08T08:00:00Z")),
                new ClaimEvent.Disputed(facts(ClaimState.DISPUTE), at("2026-04-16T08:00:00Z")),
                new ClaimEvent.Finalized(facts(ClaimState.REJECTED_FINAL), "DISASSOCIATED", at("2026-07-01T08:00:00Z")),
                new ClaimEvent.OptedOut(facts(ClaimState.APPROVED), at("2026-05-03T08:00:00Z")),
                new ClaimEvent.ArbitrationOpened(facts(ClaimState.SUBMITTED), ARBITRATION),
                new ClaimEvent.ArbitrationResolved(facts(ClaimState.UNDER_REVIEW), ARBITRATION, "WON"),
                new ClaimEvent.Moved(
                        facts(ClaimState.APPROVED, "sub-10"), "sub-9", "sub-10", at("2026-09-01T00:00:00Z")),
                new ClaimEvent.Ended(facts(ClaimState.ENDED, "sub-10"), at("2026-12-01T00:00:00Z")));
    }

    @ParameterizedTest
    @MethodSource("events")
    void is_what_it_writes(ClaimEvent event) throws IOException {
        var promised = Golden.event(event.topic(), event.type(), Map.of());

        assertThat(json.readTree(json.writeValueAsBytes(event))).isEqualTo(promised.path("data"));
        assertThat(event.audience().stream().map(UUID::toString))
                .containsExactlyInAnyOrder(promised.path("audience").asText().split(","));
    }

    @Test
    void names_no_type_without_an_example() {
        assertThat(events().map(ClaimEvent::type).collect(Collectors.toSet()))
                .hasSameElementsAs(Golden.types(ClaimEvent.TOPIC))
                .hasSameSizeAs(ClaimEvent.class.getPermittedSubclasses());
    }

    private static ClaimFacts facts(ClaimState state) {
        return facts(state, "sub-9");
    }

    private static ClaimFacts facts(ClaimState state, String subscription) {
        return new ClaimFacts(
                UUID.fromString("019d6ce0-5580-7c11-9d0a-3b5f7a1e2c01"),
                state,
                SolutionArea.BUSINESS_APPLICATIONS,
                Activity.INFLUENCED_REVENUE,
                UUID.fromString("11111111-0000-4000-8000-000000000003"),
                UUID.fromString("22222222-0000-4000-8000-000000000002"),
                subscription,
                List.of("BUSINESS_CENTRAL"),
                List.of());
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
