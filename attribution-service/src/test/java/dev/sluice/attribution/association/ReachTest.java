package dev.sluice.attribution.association;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.attribution.subscription.Subscriptions.Succession;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Instants are days of April 2026; a line is {@code a>b@10} for b in the place of a from the 10th, {@code a!20} for its end. */
@DisplayName("A claim approved on a")
class ReachTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            lasts where nothing happens                   | 05..     | ''               | a 05..
            goes with its subscription                    | 05..     | a>b@10           | a 05..10, b 10..
            goes further and further                      | 05..     | a>b@10 b>c@20    | a 05..10, b 10..20, c 20..
            begins on the successor when approved late    | 15..     | a>b@10           | b 15..
            ends with the last one                        | 05..     | a>b@10 b!25      | a 05..10, b 10..25
            ends without a successor                      | 05..     | a!10             | a 05..10
            does not last longer than its approval        | 05..12   | a>b@10           | a 05..10, b 10..12
            never comes to a successor after its end      | 05..08   | a>b@10           | a 05..08
            is on every part of what was divided          | 05..     | a>b@10 a>c@10    | a 05..10, b 10.., c 10..
            is over at once when approved after its end   | 15..     | a!10             | ''
            has a gap where the successor came later      | 05..     | a!08 a>b@10      | a 05..08, b 10..
            counts twice when a dispute was won           | 05..07 09.. | a>b@10        | a 05..07, a 09..10, b 10..
            does not turn in circles                      | 05..     | a>b@10 b>a@20    | a 05..10, b 10..20
            """)
    void reaches_as_far_as_the_line(String what, String spans, String line, String expected) {
        var reach = Reach.of("a", spans(spans), line(line));

        assertThat(reach.pieces().stream().map(ReachTest::text).collect(Collectors.joining(", ")))
                .isEqualTo(expected);
        var lasts = expected.endsWith("..");
        assertThat(reach.lasting().isEmpty()).isEqualTo(!lasts);
        assertThat(reach.over().isPresent()).isEqualTo(!lasts);
    }

    private static List<Span> spans(String text) {
        return Stream.of(text.split(" "))
                .map(each -> new Span(day(each.substring(0, 2)), each.length() == 4 ? null : day(each.substring(4, 6))))
                .toList();
    }

    private static Reach.Line line(String text) {
        var words = Arrays.asList(text.split(" "));
        return new Reach.Line(
                id -> words.stream()
                        .filter(word -> word.startsWith(id + ">"))
                        .map(word -> new Succession(word.substring(2, 3), day(word.substring(4))))
                        .toList(),
                id -> words.stream()
                        .filter(word -> word.startsWith(id + "!"))
                        .findFirst()
                        .map(word -> day(word.substring(2)))
                        .or(Optional::empty));
    }

    private static String text(Reach.Piece piece) {
        return "%s %s..%s"
                .formatted(piece.subscriptionId(), day(piece.from()), piece.until() == null ? "" : day(piece.until()));
    }

    private static Instant day(String text) {
        return Instant.parse("2026-04-%sT00:00:00Z".formatted(text));
    }

    private static String day(Instant at) {
        return at.toString().substring(8, 10);
    }
}
