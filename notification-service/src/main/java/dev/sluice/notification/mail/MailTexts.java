package dev.sluice.notification.mail;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Subjects and bodies of mails. */
@MessageBundle("mail")
public interface MailTexts {

    @Message("Hello {name},")
    String greeting(String name);

    @Message("Hello,")
    String greetingWithoutName();

    @Message("Licences: {licenses}.")
    String licenses(String licenses);

    @Message("Reference: {request}")
    String request(String request);

    @Message("You get this mail because you are a contact for this. You can switch such mails off in Sluice.")
    String why();

    @Message("""
            The partner writes:

            {message}""")
    String partnerWrites(String message);

    @Message("Accept or decline here: {link}")
    String answerAt(String link);

    @Message("Action required: tell {newPartner} of your request yourself.")
    String contactUnverifiedSubject(String newPartner);

    @Message("""
            The email ID you entered doesn't belong to the partner organization you have added, so nobody was written to.

            Please tell {newPartner}: its people see the request, and can accept or decline it until {acceptBy}.""")
    String contactUnverifiedText(String newPartner, String acceptBy);

    @Message("Action required: {customer} would like you to be their new partner.")
    String requestedSubject(String customer);

    @Message("""
            {customer} would like {newPartner} to be their new partner.

            Please accept or decline by {acceptBy}. Without an answer the request expires.""")
    String requestedText(String customer, String newPartner, String acceptBy);

    @Message("Reminder: the request of {customer} to {newPartner} awaits an answer.")
    String answerReminderSubject(String customer, String newPartner);

    @Message("""
            {customer} asked {newPartner} to be their new partner.

            The request expires on {dueAt} unless {newPartner} accepts or declines it before.""")
    String answerReminderText(String customer, String newPartner, String dueAt);

    @Message("Reminder: the change of {customer} to {newPartner} takes effect soon.")
    String effectReminderSubject(String customer, String newPartner);

    @Message("{newPartner} becomes the partner of {customer} on {dueAt}.")
    String effectReminderText(String customer, String newPartner, String dueAt);

    @Message("{newPartner} accepted to be the new partner of {customer}.")
    String acceptedSubject(String customer, String newPartner);

    @Message("The change is now reviewed and processed. It is expected to take effect on {effectiveDay}.")
    String acceptedText(String effectiveDay);

    @Message("{newPartner} declined to be the new partner of {customer}.")
    String declinedSubject(String customer, String newPartner);

    @Message("Nothing changes. You can ask another partner.")
    String declinedText();

    @Message("The request of {customer} to {newPartner} expired.")
    String expiredSubject(String customer, String newPartner);

    @Message("{newPartner} did not answer in time, so nothing changes. You can submit a new request.")
    String expiredText(String newPartner);

    @Message("{customer} cancelled the request to {newPartner}.")
    String canceledSubject(String customer, String newPartner);

    @Message("Nothing is left to do.")
    String canceledText();

    @Message("{newPartner} is now the partner of {customer}.")
    String completedSubject(String customer, String newPartner);

    @Message("{newPartner} is the partner of {customer} since {effectiveDay}.")
    String completedText(String customer, String newPartner, String effectiveDay);

    @Message("Action required: another effective day is proposed for the change of {customer} to {newPartner}.")
    String dayProposedSubject(String customer, String newPartner);

    @Message("""
            The proposed day is {proposedDate}.

            Agree, refuse, or propose another day while the change is not processed yet.""")
    String dayProposedText(String proposedDate);

    @Message("The effective day of the change of {customer} to {newPartner} is agreed.")
    String dayAgreedSubject(String customer, String newPartner);

    @Message("{newPartner} becomes the partner of {customer} on {effectiveDay}.")
    String dayAgreedText(String customer, String newPartner, String effectiveDay);

    @Message("The proposed effective day of the change of {customer} to {newPartner} is refused.")
    String dayRefusedSubject(String customer, String newPartner);

    @Message("""
            The day that is refused is {proposedDate}.

            You can propose another day while the change is not processed yet.""")
    String dayRefusedText(String proposedDate);
}
