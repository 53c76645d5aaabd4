package dev.sluice.system.faults;

import static dev.sluice.system.faults.Finding.Kind.DOUBLED;
import static dev.sluice.system.faults.Finding.Kind.LOST;
import static dev.sluice.system.faults.Finding.Kind.UNFOUNDED;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What callers were told, beside the rows and the events. */
record Answers(Books books, List<Books.Told> events) {

    private static final Set<String> AFTER_ACCEPTANCE =
            Set.of("ACCEPTED", "PENDING_REVIEW", "GRACE_PERIOD", "COMPLETED");
    private static final Set<String> AFTER_CANCELLATION = Set.of("CANCELLATION_IN_PROGRESS", "CANCELED");

    void check(List<Finding> findings) {
        compareWithRows(findings);
        compareWithEvents(findings);
    }

    private void compareWithRows(List<Finding> findings) {
        books.items().stream().collect(groupingBy(Books.Item::licence)).forEach((licence, items) -> {
            if (items.size() > 1) {
                findings.add(new Finding(DOUBLED, items.size() + " requests for " + licence));
            }
        });
        var states = books.items().stream()
                .collect(toMap(item -> item.request() + item.licence(), Books.Item::state, (one, _) -> one));
        for (var act : books.answered()) {
            var state = states.get(act.request() + act.licence());
            if (state == null || !isAfter(act, state)) {
                findings.add(new Finding(LOST, "%s was answered, but the row says %s".formatted(act, state)));
            }
        }
        var answered = books.answered().stream().map(Books.Act::request).collect(toSet());
        books.items().stream()
                .filter(item -> !answered.contains(item.request()))
                .forEach(item -> findings.add(new Finding(UNFOUNDED, item + " without an answer")));
    }

    private static boolean isAfter(Books.Act act, String state) {
        return switch (act.kind()) {
            case "accepted" -> AFTER_ACCEPTANCE.contains(state);
            case "cancel-requested" -> AFTER_CANCELLATION.contains(state);
            default -> true;
        };
    }

    private void compareWithEvents(List<Finding> findings) {
        Map<String, List<Books.Told>> told = events.stream().collect(groupingBy(each -> each.type() + each.subject()));
        for (var act : books.answered()) {
            var count = told.getOrDefault(act.type() + act.request(), List.of()).stream()
                    .filter(event -> event.data().contains("\"" + act.licence() + "\""))
                    .count();
            if (count == 0) {
                findings.add(new Finding(LOST, act + " was answered, but never told"));
            } else if (count > 1) {
                findings.add(new Finding(DOUBLED, "%s was told as %d events".formatted(act, count)));
            }
        }
    }
}
