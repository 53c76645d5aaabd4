package dev.sluice.system.faults;

import static dev.sluice.system.faults.Finding.Kind.DOUBLED;
import static dev.sluice.system.faults.Finding.Kind.LOST;
import static dev.sluice.system.faults.Finding.Kind.OUT_OF_ORDER;
import static dev.sluice.system.faults.Finding.Kind.UNFOUNDED;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import java.util.List;

/** What one receiver was told, beside the events that were meant for it. */
record Webhooks(Books books, List<Books.Told> events, Books.Listener listener) {

    void check(List<Finding> findings) {
        var received = books.webhooks().stream()
                .filter(webhook -> webhook.tenant().equals(listener.tenant()))
                .toList();
        compareWithEvents(received, findings);
        checkContent(received, findings);
        checkOrder(received, findings);
    }

    private void compareWithEvents(List<Books.Webhook> received, List<Finding> findings) {
        var ids = received.stream().map(Books.Webhook::id).collect(toSet());
        var expected = events.stream()
                .filter(event -> listener.topics().contains(event.topic())
                        && event.audience().contains(listener.tenant()))
                .toList();
        expected.stream()
                .filter(event -> !ids.contains(event.id()))
                .forEach(event -> findings.add(new Finding(LOST, event + " was not delivered")));
        ids.removeAll(expected.stream().map(Books.Told::id).collect(toSet()));
        ids.forEach(id -> findings.add(new Finding(UNFOUNDED, "webhook " + id + " without an event for its receiver")));
    }

    private static void checkContent(List<Books.Webhook> received, List<Finding> findings) {
        received.stream()
                .collect(groupingBy(Books.Webhook::id, mapping(Books.Webhook::content, toSet())))
                .forEach((id, contents) -> {
                    if (contents.size() > 1) {
                        findings.add(new Finding(DOUBLED, "different webhooks have the id " + id));
                    }
                });
    }

    private static void checkOrder(List<Books.Webhook> received, List<Finding> findings) {
        Repetitions.removed(received, Books.Webhook::id).stream()
                .collect(groupingBy(
                        webhook -> webhook.source() + " " + webhook.subject(),
                        mapping(Books.Webhook::sequence, toList())))
                .forEach((subject, sequences) -> {
                    if (!Repetitions.ascend(sequences)) {
                        findings.add(new Finding(OUT_OF_ORDER, "webhooks about %s: %s".formatted(subject, sequences)));
                    }
                });
    }
}
