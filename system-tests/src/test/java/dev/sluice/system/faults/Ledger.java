package dev.sluice.system.faults;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;

/** Compares the books. Repeating an event under its id is allowed; doing something twice is not. */
record Ledger(List<Finding> findings, int events, int repeatedEvents, int webhooks, int repeatedWebhooks) {

    static Ledger of(Books books) {
        var findings = new ArrayList<Finding>();
        var events = Repetitions.removed(books.events(), event -> event.source() + event.id());
        new Answers(books, events).check(findings);
        new TopicsAndRows(books, events).check(findings);
        books.listeners().forEach(listener -> new Webhooks(books, events, listener).check(findings));
        new Readers(books).check(findings);
        var ids = books.webhooks().stream()
                .map(webhook -> webhook.tenant() + webhook.id())
                .collect(toSet());
        return new Ledger(
                List.copyOf(findings),
                events.size(),
                books.events().size() - events.size(),
                ids.size(),
                books.webhooks().size() - ids.size());
    }

    long count(Finding.Kind kind) {
        return findings.stream().filter(finding -> finding.kind() == kind).count();
    }
}
