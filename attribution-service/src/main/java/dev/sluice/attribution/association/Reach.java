package dev.sluice.attribution.association;

import dev.sluice.attribution.subscription.Subscriptions.Succession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far a claim on one subscription reaches along its line: on each until another one takes its place, then on that one. A function
 * of what is known of the line, so the order in which that became known does not matter.
 */
public record Reach(List<Piece> pieces, @Nullable Instant since) {

    /** @param since when the claim was last approved: what had ended by then is over from the beginning */
    public Reach {
        pieces = List.copyOf(pieces);
    }

    /** The claim's time on one subscription of the line. */
    public record Piece(
            String subscriptionId, Instant from, @Nullable Instant until) {}

    /** What is known of a line. */
    record Line(Function<String, List<Succession>> successions, Function<String, Optional<Instant>> end) {}

    static Reach of(String subscriptionId, List<Span> spans, Line line) {
        var pieces = new ArrayList<Piece>();
        for (var span : spans) {
            follow(subscriptionId, span, line, new HashSet<>(), pieces);
        }
        pieces.sort(Comparator.comparing(Piece::from).thenComparing(Piece::subscriptionId));
        return new Reach(
                pieces,
                spans.stream().map(Span::from).max(Comparator.naturalOrder()).orElse(null));
    }

    private static void follow(String id, Span span, Line line, Set<String> seen, List<Piece> pieces) {
        if (!seen.add(id)) {
            return;
        }
        var until = span.until();
        for (var succession : line.successions().apply(id)) {
            var at = succession.effectiveAt();
            if (span.until() == null || at.isBefore(span.until())) {
                var from = at.isAfter(span.from()) ? at : span.from();
                follow(succession.successor(), new Span(from, span.until()), line, seen, pieces);
                until = earlier(until, at);
            }
        }
        until = earlier(until, line.end().apply(id).orElse(null));
        if (until == null || until.isAfter(span.from())) {
            pieces.add(new Piece(id, span.from(), until));
        }
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    /** Where it lasts: in more than one place when the subscription was divided. */
    public List<Piece> lasting() {
        return pieces.stream().filter(piece -> piece.until() == null).toList();
    }

    /** When the last one ended, if none lasts. */
    public Optional<Instant> over() {
        return lasting().isEmpty()
                ? Stream.concat(pieces.stream().map(Piece::until), Stream.<@Nullable Instant>of(since))
                        .flatMap(Stream::ofNullable)
                        .max(Comparator.naturalOrder())
                : Optional.empty();
    }

    Set<String> subscriptionIds() {
        var ids = new LinkedHashSet<String>();
        pieces.forEach(piece -> ids.add(piece.subscriptionId()));
        return ids;
    }
}
