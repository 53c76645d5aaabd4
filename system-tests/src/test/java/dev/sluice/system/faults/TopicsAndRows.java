package dev.sluice.system.faults;

import static dev.sluice.system.faults.Finding.Kind.DOUBLED;
import static dev.sluice.system.faults.Finding.Kind.GAP;
import static dev.sluice.system.faults.Finding.Kind.LOST;
import static dev.sluice.system.faults.Finding.Kind.OUT_OF_ORDER;
import static dev.sluice.system.faults.Finding.Kind.UNFOUNDED;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Set;

/** No change without its event, no event without a change, and every stream in order. */
record TopicsAndRows(Books books, List<Books.Told> events) {

    /** Heads of audit trails are not told of a row that a sequence counts. */
    private static final String SEALS = "suite.audit-seals.v1";

    void check(List<Finding> findings) {
        var sequences =
                events.stream().collect(groupingBy(Books.Told::stream, mapping(Books.Told::sequence, toList())));
        var rows = books.streams().stream().collect(toMap(Books.Stream::name, stream -> stream));
        rows.forEach((name, row) -> compare(row, sequences.getOrDefault(name, List.of()), findings));
        events.stream()
                .filter(event -> !event.topic().equals(SEALS) && !rows.containsKey(event.stream()))
                .forEach(event -> findings.add(new Finding(UNFOUNDED, event + " without a row")));
        sequences.forEach((name, stream) -> checkOrder(name, stream, findings));
        checkIdentity(findings);
    }

    private static void compare(Books.Stream row, List<Long> onTopic, List<Finding> findings) {
        long last = onTopic.stream().mapToLong(Long::longValue).max().orElse(0);
        if (last < row.last()) {
            findings.add(new Finding(LOST, "%s, but the topic ends with %d".formatted(row, last)));
        } else if (last > row.last()) {
            findings.add(new Finding(UNFOUNDED, "%s, but the topic ends with %d".formatted(row, last)));
        }
        if (!row.compacted() && Set.copyOf(onTopic).size() < last) {
            findings.add(new Finding(GAP, "%s, but on the topic are %s".formatted(row, onTopic)));
        }
    }

    private static void checkOrder(String name, List<Long> sequences, List<Finding> findings) {
        if (Set.copyOf(sequences).size() < sequences.size()) {
            findings.add(new Finding(DOUBLED, "%s: two events take one place: %s".formatted(name, sequences)));
        }
        if (!Repetitions.ascend(sequences)) {
            findings.add(new Finding(OUT_OF_ORDER, "%s: %s".formatted(name, sequences)));
        }
    }

    private void checkIdentity(List<Finding> findings) {
        books.events().stream()
                .collect(groupingBy(event -> event.source() + " " + event.id(), toSet()))
                .forEach((id, contents) -> {
                    if (contents.size() > 1) {
                        findings.add(new Finding(DOUBLED, "different events have the id " + id));
                    }
                });
    }
}
