package dev.sluice.attribution.association;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("When the timeline changes")
class RevisionTest {

    static final UUID CUSTOMER = new UUID(0, 1);

    /** Periods as {@code partner from..until}; the answer names each association by its number in the order of creation. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            nothing new                       | A 01..                | A 01..                | ''
            the first                         | ''                    | A 01..                | begin A 01..
            another partner follows           | A 01..                | A 01..10, B 10..      | move 1 to A 01..10; begin B 10..
            the beginning moves               | A 05..                | A 01..                | move 1 to A 01..
            a partner comes in between        | A 01..                | A 01..10, B 10..20, A 20.. | move 1 to A 01..10; begin B 10..20; begin A 20..
            it goes on after all              | A 01..10              | A 01..                | move 1 to A 01..
            it never was                      | A 01..                | B 01..                | begin B 01..; withdraw 1
            two become one                    | A 01..10, A 20..      | A 01..                | move 1 to A 01..; withdraw 2
            """)
    void the_associations_follow(String what, String told, String wanted, String expected) {
        var associations = new ToldAssociations();
        associations.revise(new Timeline(CUSTOMER, periods(told)));
        var numbers = associations.all().stream().map(Association::id).toList();

        var revisions = associations.revise(new Timeline(CUSTOMER, periods(wanted)));

        assertThat(revisions.stream().map(each -> text(each, numbers)).collect(Collectors.joining("; ")))
                .isEqualTo(expected);
        assertThat(associations.periods()).containsExactlyInAnyOrderElementsOf(periods(wanted));
    }

    @Test
    void one_that_never_was_can_come_back() {
        var associations = new ToldAssociations();
        associations.revise(new Timeline(CUSTOMER, periods("A 01..")));
        associations.revise(new Timeline(CUSTOMER, periods("B 01..")));

        associations.revise(new Timeline(CUSTOMER, periods("A 01..")));

        assertThat(associations.all()).hasSize(2);
        assertThat(associations.periods()).isEqualTo(periods("A 01.."));
    }

    @Test
    void another_customer_gets_associations_of_its_own() {
        var associations = new ToldAssociations();
        associations.revise(new Timeline(CUSTOMER, periods("A 01..")));

        associations.revise(new Timeline(new UUID(0, 2), periods("A 01..")));

        assertThat(associations.all()).extracting(Association::isEmpty).containsExactly(true, false);
    }

    private static List<Period> periods(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(", ")).map(RevisionTest::period).toList();
    }

    private static Period period(String text) {
        var words = text.split(" |\\.\\.");
        return new Period(
                TimelineTest.partner(words[0]),
                TimelineTest.day(words[1]),
                words.length < 3 ? null : TimelineTest.day(words[2]));
    }

    private static String text(Revision revision, List<UUID> numbers) {
        return switch (revision) {
            case Revision.Begin(var period) -> "begin " + TimelineTest.text(period);
            case Revision.Move(var association, var period) ->
                "move %d to %s".formatted(numbers.indexOf(association.id()) + 1, TimelineTest.text(period));
            case Revision.Withdraw(var association) -> "withdraw " + (numbers.indexOf(association.id()) + 1);
        };
    }
}
