package dev.sluice.notification.mail;

import dev.sluice.notification.change.PartnerChange;
import dev.sluice.notification.change.Party;
import dev.sluice.notification.change.Step;
import dev.sluice.notification.change.StepType;
import dev.sluice.notification.directory.Contact;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** To whom each step is written. Pure. */
final class MailPolicy {

    private static final String ACCEPTANCE = "ACCEPTANCE";
    private static final String CUSTOMER = "CUSTOMER";

    /** On this day a reminder of the acceptance goes to the customer as well. */
    private static final int CUSTOMER_IS_REMINDED_ON_DAY = 7;

    private static final Recipient CONTACT = Recipient.of(Recipient.Kind.REQUEST_CONTACT);
    private static final Recipient REQUESTER = Recipient.of(Recipient.Kind.REQUESTER);

    private MailPolicy() {}

    static List<Recipient> recipients(Step step) {
        return switch (step.type()) {
            case REQUESTED -> List.of(CONTACT, REQUESTER);
            case CANCELED -> List.of(CONTACT);
            case ACCEPTED, DECLINED, EXPIRED -> List.of(REQUESTER);
            case REMINDER_DUE -> reminded(step.change());
            case COMPLETED -> completed(step);
            case EFFECTIVE_DATE_PROPOSED -> otherSideOf(step.change().proposedBy());
            case EFFECTIVE_DATE_REFUSED -> otherSideOf(step.change().refusedBy());
            case EFFECTIVE_DATE_AGREED -> List.of(REQUESTER, CONTACT);
            case REVIEW_STARTED, GRACE_STARTED, CANCEL_REQUESTED, OVERDUE -> List.of();
        };
    }

    /** Who submitted is written to only where the contact that it named cannot be: then it has to tell the partner itself. */
    static boolean isNeeded(OutgoingMail mail, Contact contact) {
        return mail.recipient().kind() != Recipient.Kind.REQUESTER
                || !mail.type().equals(StepType.REQUESTED.eventType())
                || Boolean.FALSE.equals(contact.requestContactVerified());
    }

    private static List<Recipient> otherSideOf(@Nullable String party) {
        return List.of(CUSTOMER.equals(party) ? CONTACT : REQUESTER);
    }

    private static List<Recipient> reminded(PartnerChange change) {
        var day = change.day();
        var onlyPartner = ACCEPTANCE.equals(change.kind()) && (day == null || day != CUSTOMER_IS_REMINDED_ON_DAY);
        return onlyPartner ? List.of(CONTACT) : List.of(CONTACT, REQUESTER);
    }

    private static List<Recipient> completed(Step step) {
        var oldPartners = step.tenants(Party.OLD_PARTNER).stream().map(Recipient::changeContactOf);
        return Stream.concat(Stream.of(REQUESTER, CONTACT), oldPartners).toList();
    }
}
