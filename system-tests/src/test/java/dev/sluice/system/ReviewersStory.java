package dev.sluice.system;

import static dev.sluice.stack.services.Service.ATTRIBUTION;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayName("Two reviewers decide about one claim at once")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReviewersStory {

    static final Suite suite = Suite.running();

    final Partner fjord = suite.partner("Fjord Cloud");
    final Influence alpen = Influence.of(suite.partner("Alpen Advies"));
    final Customer delta = suite.customerOf(fjord, "Delta Waterwerken");

    String claim;
    Reply withoutReason;
    List<Reply> answers;

    @BeforeAll
    void play() throws InterruptedException {
        suite.awaitQuiet();
        claim = alpen.claims(delta, Map.of("activity", "USE_OR_CONSUME", "workloads", List.of("TEAMS")), "TEAMS");
        var ada = Influence.reviewer(suite);
        var bob = Influence.reviewer(suite);
        ada.post(ATTRIBUTION, Influence.path(claim) + "/start-review", Map.of()).requireSuccess();
        withoutReason = ada.post(ATTRIBUTION, Influence.path(claim) + "/reject", Map.of());
        answers = atOnce(List.of(
                () -> ada.post(ATTRIBUTION, Influence.path(claim) + "/approve", Influence.SOUND),
                () -> bob.post(
                        ATTRIBUTION, Influence.path(claim) + "/reject", Map.of("reasonCode", "INSUFFICIENT_PROOF"))));
    }

    @Test
    void a_refusal_without_a_reason_code_is_refused() {
        assertThat(withoutReason.status()).isEqualTo(400);
        assertThat(withoutReason.code()).isEqualTo("REASON_REQUIRED");
    }

    @Test
    void one_of_them_decides() {
        assertThat(answers.stream().map(Reply::status).sorted()).containsExactly(200, 409);
    }

    @Test
    void the_other_one_is_told_what_was_decided_and_when() {
        var late = answers.stream()
                .max(Comparator.comparing(Reply::status))
                .orElseThrow()
                .body();
        var decided = alpen.claim(claim);
        assertThat(late.path("state").asText())
                .isEqualTo(decided.path("state").asText())
                .isIn("APPROVED", "REJECTED");
        assertThat(late.path("stateSince").asText())
                .isEqualTo(decided.path("stateSince").asText());
    }

    private static List<Reply> atOnce(List<Callable<Reply>> calls) throws InterruptedException {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            return callers.invokeAll(calls).stream().map(Future::resultNow).toList();
        }
    }
}
