package dev.sluice.notification.mail;

import dev.sluice.notification.change.Facts;
import dev.sluice.notification.change.StepType;
import dev.sluice.notification.change.Words;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Writes letters. English for now; other languages join as further bundles of the same texts. */
@ApplicationScoped
class Letters {

    private static final String ACCEPTANCE = "ACCEPTANCE";

    private final MailTexts texts;

    Letters(MailTexts texts) {
        this.texts = texts;
    }

    Letter write(StepType type, Facts facts, Words words, @Nullable String name) {
        var core = core(type, facts, words);
        var greeting = name == null ? texts.greetingWithoutName() : texts.greeting(name);
        var text = String.join(
                "\n\n", greeting, core.text(), texts.request(facts.requestId().toString()), texts.why());
        return new Letter(core.subject(), text + "\n");
    }

    private Letter core(StepType type, Facts facts, Words words) {
        var customer = words.customer();
        var newPartner = words.newPartner();
        var licenses = words.licenses();
        return switch (type) {
            case REQUESTED ->
                new Letter(
                        texts.requestedSubject(customer),
                        texts.requestedText(customer, newPartner, licenses, words.acceptBy()));
            case REMINDER_DUE -> reminder(ACCEPTANCE.equals(facts.reminder()), words);
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
            case REVIEW_STARTED,
                    GRACE_STARTED,
                    CANCEL_REQUESTED,
                    EFFECTIVE_DATE_PROPOSED,
                    EFFECTIVE_DATE_AGREED,
                    EFFECTIVE_DATE_REFUSED,
                    OVERDUE -> throw new IllegalArgumentException("no mail is written about " + type);
        };
    }

    private Letter reminder(boolean ofAcceptance, Words words) {
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
