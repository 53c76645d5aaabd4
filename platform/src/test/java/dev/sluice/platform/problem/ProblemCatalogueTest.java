package dev.sluice.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What would help against a problem")
class ProblemCatalogueTest {

    final ProblemCatalogue catalogue = new ProblemCatalogue();

    @Test
    void is_said_for_a_problem_that_names_no_reason_of_its_own() {
        assertThat(catalogue.explained("STALE_VERSION", "It has changed.", List.of()))
                .singleElement()
                .satisfies(reason -> {
                    assertThat(reason.code()).isEqualTo("STALE_VERSION");
                    assertThat(reason.message()).isEqualTo("It has changed.");
                    assertThat(reason.remedies()).extracting(Remedy::who).containsExactly("CALLER");
                });
    }

    @Test
    void is_added_to_reasons_that_do_not_say_it_themselves() {
        var bare = Violation.of("/reason", "REQUIRED", "Say why.");
        var said = Violation.of("/pcn", "REQUIRED", "Name it.").with(Remedy.of("REGISTRY", "Register it."));

        var reasons = catalogue.explained("MALFORMED", "Two mistakes.", List.of(bare, said));

        assertThat(reasons).extracting(Violation::pointer).containsExactly("/reason", "/pcn");
        assertThat(reasons.getFirst().remedies()).extracting(Remedy::action).containsExactly("Send the field.");
        assertThat(reasons.getLast()).isEqualTo(said);
    }

    @Test
    void is_left_out_where_the_catalogue_knows_nothing() {
        assertThat(catalogue.explained("NEW_CODE", "Something new.", List.of()))
                .singleElement()
                .satisfies(reason -> assertThat(reason.remedies()).isEmpty());
    }
}
