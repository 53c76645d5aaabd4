package dev.sluice.notification.notice;

import dev.sluice.notification.change.Facts;
import dev.sluice.notification.change.Party;
import dev.sluice.notification.change.Words;
import dev.sluice.notification.directory.TenantNames;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts notices into words when they are read, with the names that are known by then. */
@ApplicationScoped
public class Wording {

    private final NoticeTexts texts;
    private final TenantNames names;

    Wording(NoticeTexts texts, TenantNames names) {
        this.texts = texts;
        this.names = names;
    }

    /** A notice and what it says. */
    public record Worded(Notice notice, String title, String text) {}

    List<Worded> of(List<Notice> notices) {
        var customers =
                notices.stream().map(Notice::facts).map(Facts::customerTenantId).collect(Collectors.toSet());
        var known = names.of(customers);
        return notices.stream()
                .map(notice -> worded(notice, Words.of(notice.facts(), known)))
                .toList();
    }

    private Worded worded(Notice notice, Words words) {
        return new Worded(notice, title(notice, words), text(words));
    }

    private String title(Notice notice, Words words) {
        var customer = words.customer();
        var newPartner = words.newPartner();
        return switch (notice.type()) {
            case REQUESTED -> requested(notice.party(), words);
            case ACCEPTED -> texts.accepted(customer, newPartner);
            case DECLINED -> texts.declined(customer, newPartner);
            case REVIEW_STARTED -> texts.reviewStarted(customer, newPartner);
            case GRACE_STARTED -> texts.graceStarted(customer, newPartner);
            case COMPLETED -> texts.completed(customer, newPartner);
            case CANCEL_REQUESTED -> texts.cancelRequested(customer, newPartner);
            case CANCELED -> texts.canceled(customer, newPartner);
            case EXPIRED -> texts.expired(customer, newPartner);
            case EFFECTIVE_DATE_PROPOSED -> texts.effectiveDateProposed(customer, newPartner);
            case EFFECTIVE_DATE_AGREED -> texts.effectiveDateAgreed(customer, newPartner);
            case EFFECTIVE_DATE_REFUSED -> texts.effectiveDateRefused(customer, newPartner);
            case REMINDER_DUE -> texts.reminder(customer, newPartner);
            case OVERDUE -> texts.overdue(customer, newPartner);
        };
    }

    private String requested(Party party, Words words) {
        return switch (party) {
            case CUSTOMER -> texts.requestedByYou(words.newPartner());
            case NEW_PARTNER -> texts.requestedOfYou(words.customer());
            case OLD_PARTNER -> texts.requestedOfAnother(words.customer(), words.newPartner());
        };
    }

    private String text(Words words) {
        return Stream.of(
                        line(words.licenses(), texts::licenses),
                        line(words.acceptBy(), texts::answerBy),
                        line(words.dueAt(), texts::deadline),
                        line(words.proposedDate(), texts::proposedDay),
                        line(words.effectiveDay(), texts::takesEffect))
                .flatMap(line -> line)
                .collect(Collectors.joining(" "));
    }

    private static Stream<String> line(String value, UnaryOperator<String> wording) {
        return value.isEmpty() ? Stream.of() : Stream.of(wording.apply(value));
    }
}
