package dev.sluice.notification.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.notification.change.Facts;
import dev.sluice.notification.change.StepType;
import dev.sluice.notification.change.Words;
import dev.sluice.notification.directory.Contact;
import dev.sluice.notification.language.Language;
import dev.sluice.notification.news.NewsType;
import dev.sluice.notification.news.NewsWording;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes letters, each in the language of whom it is for. */
@ApplicationScoped
class Letters {

    private static final String ACCEPTANCE = "ACCEPTANCE";

    private final ObjectMapper json;

    Letters(ObjectMapper json) {
        this.json = json;
    }

    Letter write(OutgoingMail mail, Map<UUID, String> names, Contact contact, Language language) {
        var name = contact.name();
        return StepType.of(mail.type())
                .map(type -> mail.recipient().kind() == Recipient.Kind.REQUESTER && type == StepType.REQUESTED
                        ? unreachable(facts(mail), names, name, language)
                        : write(type, facts(mail), names, name, language))
                .orElseGet(() -> {
                    var type = NewsType.of(mail.type())
                            .orElseThrow(() -> new IllegalStateException("nobody has words for " + mail.type()));
                    return write(type, mail, names, contact, language);
                });
    }

    Letter write(StepType type, Facts facts, Map<UUID, String> names, @Nullable String name, Language language) {
        var texts = language.texts(MailTexts.class);
        var words = Words.of(facts, names, language);
        var core = core(texts, type, facts, words);
        var told = new Letter(core.subject(), core.text() + "\n\n" + texts.licenses(words.licenses()));
        return letter(texts, told, name, facts.requestId().toString());
    }

    /** In the words of the notice about the same. */
    Letter write(NewsType type, OutgoingMail mail, Map<UUID, String> names, Contact contact, Language language) {
        var texts = language.texts(MailTexts.class);
        var wording = NewsWording.in(language, names);
        var title = wording.title(type, mail.facts(), mail.recipient().tenant());
        var text = Stream.of(
                        Stream.of(wording.text(type, mail.facts())),
                        Stream.ofNullable(contact.message())
                                .filter(Letters::isText)
                                .map(texts::partnerWrites),
                        Stream.ofNullable(contact.link()).map(texts::answerAt))
                .flatMap(part -> part)
                .collect(Collectors.joining("\n\n"));
        return letter(texts, new Letter(title + ".", text), contact.name(), mail.subject());
    }

    private static boolean isText(String message) {
        return !message.isBlank();
    }

    /** To who submitted: the person that was named cannot be written to. */
    private static Letter unreachable(Facts facts, Map<UUID, String> names, @Nullable String name, Language language) {
        var texts = language.texts(MailTexts.class);
        var words = Words.of(facts, names, language);
        var core = new Letter(
                texts.contactUnverifiedSubject(words.newPartner()),
                texts.contactUnverifiedText(words.newPartner(), words.acceptBy()));
        return letter(texts, core, name, facts.requestId().toString());
    }

    private static Letter letter(MailTexts texts, Letter core, @Nullable String name, String subject) {
        var greeting = name == null ? texts.greetingWithoutName() : texts.greeting(name);
        return new Letter(
                core.subject(), String.join("\n\n", greeting, core.text(), texts.request(subject), texts.why()) + "\n");
    }

    private Facts facts(OutgoingMail mail) {
        try {
            return json.treeToValue(mail.facts(), Facts.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Letter core(MailTexts texts, StepType type, Facts facts, Words words) {
        var customer = words.customer();
        var newPartner = words.newPartner();
        return switch (type) {
            case REQUESTED ->
                new Letter(
                        texts.requestedSubject(customer), texts.requestedText(customer, newPartner, words.acceptBy()));
            case REMINDER_DUE -> reminder(texts, ACCEPTANCE.equals(facts.reminder()), words);
            case ACCEPTED ->
                new Letter(texts.acceptedSubject(customer, newPartner), texts.acceptedText(words.effectiveDay()));
            case DECLINED -> new Letter(texts.declinedSubject(customer, newPartner), texts.declinedText());
            case EXPIRED -> new Letter(texts.expiredSubject(customer, newPartner), texts.expiredText(newPartner));
            case CANCELED -> new Letter(texts.canceledSubject(customer, newPartner), texts.canceledText());
            case COMPLETED ->
                new Letter(
                        texts.completedSubject(customer, newPartner),
                        texts.completedText(customer, newPartner, words.effectiveDay()));
            case EFFECTIVE_DATE_PROPOSED ->
                new Letter(texts.dayProposedSubject(customer, newPartner), texts.dayProposedText(words.proposedDate()));
            case EFFECTIVE_DATE_AGREED ->
                new Letter(
                        texts.dayAgreedSubject(customer, newPartner),
                        texts.dayAgreedText(customer, newPartner, words.effectiveDay()));
            case EFFECTIVE_DATE_REFUSED ->
                new Letter(texts.dayRefusedSubject(customer, newPartner), texts.dayRefusedText(words.proposedDate()));
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
                        texts.answerReminderText(customer, newPartner, words.dueAt()))
                : new Letter(
                        texts.effectReminderSubject(customer, newPartner),
                        texts.effectReminderText(customer, newPartner, words.dueAt()));
    }
}
