package dev.sluice.notification.notice;

import dev.sluice.notification.change.Party;
import dev.sluice.notification.change.StepType;
import dev.sluice.notification.change.Words;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what a step of a change of partner is, in the language of the texts. */
record ChangeWording(NoticeTexts texts) {

    String title(StepType type, Party party, Words words) {
        var customer = words.customer();
        var newPartner = words.newPartner();
        return switch (type) {
            case REQUESTED -> requested(party, words);
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

    /** @param alone the partner's named person cannot be written to: the customer has to tell it itself */
    String text(Words words, boolean alone) {
        return Stream.of(
                        alone ? Stream.of(texts.contactUnverified(words.newPartner())) : Stream.<String>of(),
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
