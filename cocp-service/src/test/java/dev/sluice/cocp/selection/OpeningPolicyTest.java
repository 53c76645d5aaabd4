package dev.sluice.cocp.selection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.platform.problem.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The opening of a selection")
class OpeningPolicyTest {

    static final Instant NOW = Instant.parse("2026-01-12T09:00:00Z");
    static final OpeningPolicy POLICY = new OpeningPolicy(2);

    @Test
    void is_refused_with_every_reason_at_once() {
        var objections = POLICY.objections(new OpeningPolicy.Situation(
                List.of("8100001", "x", "y"), Set.of("8100001"), List.of("Service", "service ", "price"), NOW, NOW));

        assertThat(objections)
                .extracting(Violation::pointer)
                .containsExactly(
                        "/agreementIds/1", "/agreementIds/2", "/agreementIds", "/criteria/1/key", "/quotationsDueAt");
        assertThat(objections)
                .extracting(Violation::code)
                .containsExactly(
                        "LICENSE_UNKNOWN",
                        "LICENSE_UNKNOWN",
                        "TOO_MANY_LICENSES",
                        "CRITERION_REPEATED",
                        "BACKDATED_NOT_ALLOWED");
    }

    @Test
    void counts_an_agreement_once_and_takes_the_very_next_moment() {
        var situation = new OpeningPolicy.Situation(
                List.of("8100001", "8100002", "8100001"),
                Set.of("8100001", "8100002"),
                List.of("service"),
                NOW.plusNanos(1000),
                NOW);

        assertThat(POLICY.objections(situation)).isEmpty();
    }
}
