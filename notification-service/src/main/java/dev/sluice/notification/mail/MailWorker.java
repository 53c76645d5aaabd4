package dev.sluice.notification.mail;

import dev.sluice.notification.directory.Contact;
import dev.sluice.notification.directory.Contacts;
import dev.sluice.notification.directory.TenantNames;
import dev.sluice.notification.language.Language;
import dev.sluice.notification.news.NewsWording;
import dev.sluice.platform.failpoint.FailPoint;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Sends what is due, outside transactions, at least once: a worker that dies between the mail server's answer and its own
 * note sends the same mail again, with the same Message-ID.
 */
@ApplicationScoped
class MailWorker {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 8;

    private final Mails mails;
    private final Contacts contacts;
    private final ContactPreferences preferences;
    private final TenantNames names;
    private final Letters letters;
    private final Mailer mailer;
    private final MailConfig config;
    private final Clock realTime;
    private final MeterRegistry metrics;

    MailWorker(
            Mails mails,
            Contacts contacts,
            ContactPreferences preferences,
            TenantNames names,
            Letters letters,
            Mailer mailer,
            MailConfig config,
            Clock realTime,
            MeterRegistry metrics) {
        this.mails = mails;
        this.contacts = contacts;
        this.preferences = preferences;
        this.names = names;
        this.letters = letters;
        this.mailer = mailer;
        this.config = config;
        this.realTime = realTime;
        this.metrics = metrics;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        var due = mails.claim(realTime.instant());
        due.forEach(this::send);
    }

    private void send(OutgoingMail mail) {
        if (!mails.holds(mail, realTime.instant())) {
            return;
        }
        var contact = contact(mail);
        if (contact.isEmpty()) {
            drop(mail, DropReason.NO_CONTACT);
        } else if (!preferences.wantsMail(
                contact.get().tenantId(), contact.get().email())) {
            drop(mail, DropReason.NOT_WANTED);
        } else if (!MailPolicy.isNeeded(mail, contact.get())) {
            drop(mail, DropReason.NOT_NEEDED);
        } else {
            send(mail, contact.get());
        }
    }

    private void send(OutgoingMail mail, Contact contact) {
        try {
            mailer.send(message(mail, contact));
            FailPoint.reached("mail.after-send");
            mails.sent(mail.id());
            count("SENT");
        } catch (RuntimeException e) {
            // Not the exception itself: it may quote the address.
            Log.warnf("mail %s was not sent: %s", mail.id(), e.getClass().getSimpleName());
            postpone(mail);
        }
    }

    private Mail message(OutgoingMail mail, Contact contact) {
        var known = names.of(NewsWording.tenants(mail.facts()));
        var letter = letters.write(mail, known, contact, language(contact));
        return Mail.withText(contact.email(), letter.subject(), letter.text())
                .addHeader("Message-ID", "<%s@sluice.dev>".formatted(mail.id()))
                .addHeader("Auto-Submitted", "auto-generated");
    }

    /** What the person asked for counts more than what its tenant said. */
    private Language language(Contact contact) {
        var wished = preferences
                .find(contact.tenantId(), contact.email())
                .flatMap(preference -> Optional.ofNullable(preference.language()));
        return Language.of(wished.orElse(contact.language()));
    }

    private void postpone(OutgoingMail mail) {
        var now = realTime.instant();
        if (now.isAfter(mail.createdAt().plus(config.giveUpAfter()))) {
            drop(mail, DropReason.UNDELIVERABLE);
        } else {
            mails.tryAgain(
                    mail.id(), now.plus(FIRST_PAUSE.multipliedBy(1L << Math.min(mail.attempts() - 1, MOST_DOUBLINGS))));
        }
    }

    private void drop(OutgoingMail mail, DropReason reason) {
        mails.dropped(mail.id(), reason);
        count(reason.name());
    }

    private Optional<Contact> contact(OutgoingMail mail) {
        var purpose = mail.recipient().kind().name();
        var tenant = mail.recipient().tenant();
        var user = mail.recipient().contact();
        if (user != null) {
            return contacts.byId(user);
        }
        return tenant == null ? contacts.forSubject(purpose, mail.subject()) : contacts.ofTenant(purpose, tenant);
    }

    private void count(String outcome) {
        metrics.counter("sluice.mails", "outcome", outcome).increment();
    }
}
