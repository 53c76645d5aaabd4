package dev.sluice.attribution.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A claim")
class ClaimStateTest {

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource(textBlock = """
            DRAFT, SUBMITTED REJECTED
            SUBMITTED, UNDER_REVIEW REJECTED
            UNDER_REVIEW, PARTNER_ACTION_REQUIRED APPROVED REJECTED
            PARTNER_ACTION_REQUIRED, SUBMITTED REJECTED
            APPROVED, REJECTED REJECTED_FINAL ENDED
            REJECTED, DISPUTE
            DISPUTE, APPROVED REJECTED_FINAL
            REJECTED_FINAL, ''
            ENDED, APPROVED
            """)
    void moves_only_where_the_table_says(ClaimState from, String allowed) {
        var targets = Arrays.asList(allowed.split(" "));
        for (var target : ClaimState.values()) {
            assertThat(from.canBecome(target)).as("%s -> %s", from, target).isEqualTo(targets.contains(target.name()));
        }
    }

    @ParameterizedTest(name = "{0}: editable {1}, open {2}, competes {3}, can be declined {4}")
    @CsvSource(textBlock = """
            DRAFT, true, true, false, false
            SUBMITTED, false, true, true, true
            UNDER_REVIEW, false, true, true, true
            PARTNER_ACTION_REQUIRED, true, true, true, true
            APPROVED, false, true, true, true
            REJECTED, false, false, false, false
            DISPUTE, false, true, true, false
            REJECTED_FINAL, false, false, false, false
            ENDED, false, false, false, false
            """)
    void allows_what_its_state_allows(
            ClaimState state, boolean editable, boolean open, boolean competes, boolean declinable) {
        assertThat(state.isEditable()).isEqualTo(editable);
        assertThat(state.isOpen()).isEqualTo(open);
        assertThat(state.competes()).isEqualTo(competes);
        assertThat(state.canBeDeclined()).isEqualTo(declinable);
    }
}
