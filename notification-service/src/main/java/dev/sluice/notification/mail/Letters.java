package dev.sluice.notification.mail;

import dev.sluice.notification.change.Facts;
import dev.sluice.notification.change.StepType;
import dev.sluice.notification.change.Words;
import dev.sluice.notification.language.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes letters, each in the language of whom it is for. */
@ApplicationScoped
class Letters {

    private static final String ACCEPTANCE = "ACCEPTANCE";

    Letter write(StepType type, Facts facts, Map<UUID, String> names, @Nullable String name, Language language) {
        var texts = language.texts(MailTexts.class);
        var core = core(texts, type, facts, Words.of(facts, names, language));
        var greeting = name == null ? texts.greetingWithoutName() : texts.greeting(name);
        var text = String.join(
                "\n\n", greeting, core.text(), texts.request(facts.requestId().toString()), texts.why());
        return new Letter(core.subject(), text + "\n");
    }

    private static Letter core(MailTexts texts, StepType type, Facts facts, Words words) {
        var customer = words.customer();
        var newPartner = words.newPartner();
        var licenses = words.licenses();
        return switch (type) {
            case REQUESTED ->
                new Letter(
                        texts.requestedSubject(customer),
                        texts.requestedText(customer, newPartner, licenses, words.acceptBy()));
            case REMINDER_DUE -> reminder(texts, ACCEPTANCE.equals(facts.reminder()), words);
            case ACCEPTED ->
                new Letter(
                        texts.acceptedSubject(customer, newPartner),
                        texts.acceptedText(newPartner, licenses, words.effectiveDay()));
            case DECLINED ->
                new Letter(texts.declinedSubject(customer, newPartner), texts.declinedText(newPartner, licenses));
            case EXPIRED ->
                new Letter(texts.expiredSubject(customer, newPartner), texts.expiredText(newPartner, licenses));
            case CANCELED ->
                new Letter(
                        texts.canceledSubject(customer, newPartner),
                        texts.canceledText(customer, newPartner, licenses));
            case COMPLETED ->
                new Letter(
                        texts.completedSubject(customer, newPartner),
                        texts.completedText(customer, newPartner, licenses, words.effectiveDay()));
            case EFFECTIVE_DATE_PROPOSED ->
                new Letter(
                        texts.dayProposedSubject(customer, newPartner),
                        texts.dayProposedText(licenses, words.proposedDate()));
            case EFFECTIVE_DATE_AGREED ->
                new Letter(
                        texts.dayAgreedSubject(customer, newPartner),
                        texts.dayAgreedText(customer, newPartner, licenses, words.effectiveDay()));
            case EFFECTIVE_DATE_REFUSED ->
                new Letter(
                        texts.dayRefusedSubject(customer, newPartner),
                        texts.dayRefusedText(licenses, words.proposedDate()));
            case REVIEW_STARTED, GRACE_STARTED, CANCEL_REQUESTED, OVERDUE ->
                throw new IllegalArgumentException("no mail is written about " + type);
        };
    }

    private static Letter reminder(MailTexts texts, boolean ofAcceptance, Words words) {
        var customer = words.customer();
        var newPartner = words.newPartner();
        return ofAcceptance
                ? new Letter(
                        texts.answerReminderSubject(customer, newPartner),
                        texts.answerReminderText(customer, newPartner, words.licenses(), words.dueAt()))
                : new Letter(
                        texts.effectReminderSubject(customer, newPartner),
                        texts.effectReminderText(customer, newPartner, words.licenses(), words.dueAt()));
    }
}
