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

    @Message("Request: {request}")
    String request(String request);

    @Message("You get this mail because you are a contact of this request. You can switch such mails off in Sluice.")
    String why();

    @Message("Action required: {customer} would like you to be their new partner.")
    String requestedSubject(String customer);

    @Message("""
            {customer} would like {newPartner} to be their new partner for these licences: {licenses}.

            Please accept or decline by {acceptBy}. Without an answer the request expires.""")
    String requestedText(String customer, String newPartner, String licenses, String acceptBy);

    @Message("Reminder: the request of {customer} to {newPartner} awaits an answer.")
    String answerReminderSubject(String customer, String newPartner);

    @Message("""
            {customer} asked {newPartner} to be their new partner for these licences: {licenses}.

            The request expires on {dueAt} unless {newPartner} accepts or declines it before.""")
    String answerReminderText(String customer, String newPartner, String licenses, String dueAt);

    @Message("Reminder: the change of {customer} to {newPartner} takes effect soon.")
    String effectReminderSubject(String customer, String newPartner);

    @Message("""
            {newPartner} becomes the partner of {customer} on {dueAt} for these licences: {licenses}.""")
    String effectReminderText(String customer, String newPartner, String licenses, String dueAt);

    @Message("{newPartner} accepted to be the new partner of {customer}.")
    String acceptedSubject(String customer, String newPartner);

    @Message("""
            {newPartner} accepted for these licences: {licenses}.

            The change is now reviewed and processed. It is expected to take effect on {effectiveDay}.""")
    String acceptedText(String newPartner, String licenses, String effectiveDay);

    @Message("{newPartner} declined to be the new partner of {customer}.")
    String declinedSubject(String customer, String newPartner);

    @Message("""
            {newPartner} declined for these licences: {licenses}.

            Nothing changes for them. You can ask another partner.""")
    String declinedText(String newPartner, String licenses);

    @Message("The request of {customer} to {newPartner} expired.")
    String expiredSubject(String customer, String newPartner);

    @Message("""
            {newPartner} did not answer in time for these licences: {licenses}.

            Nothing changes for them. You can submit a new request.""")
    String expiredText(String newPartner, String licenses);

    @Message("{customer} cancelled the request to {newPartner}.")
    String canceledSubject(String customer, String newPartner);

    @Message("""
            {customer} cancelled the request to {newPartner} for these licences: {licenses}.

            Nothing is left to do for them.""")
    String canceledText(String customer, String newPartner, String licenses);

    @Message("{newPartner} is now the partner of {customer}.")
    String completedSubject(String customer, String newPartner);

    @Message("""
            {newPartner} is the partner of {customer} since {effectiveDay} for these licences: {licenses}.""")
    String completedText(String customer, String newPartner, String licenses, String effectiveDay);

    @Message("Action required: another effective day is proposed for the change of {customer} to {newPartner}.")
    String dayProposedSubject(String customer, String newPartner);

    @Message("""
            {proposedDate} is proposed as the effective day for these licences: {licenses}.

            Agree, refuse, or propose another day while the change is not processed yet.""")
    String dayProposedText(String licenses, String proposedDate);

    @Message("The effective day of the change of {customer} to {newPartner} is agreed.")
    String dayAgreedSubject(String customer, String newPartner);

    @Message("""
            {newPartner} becomes the partner of {customer} on {effectiveDay} for these licences: {licenses}.""")
    String dayAgreedText(String customer, String newPartner, String licenses, String effectiveDay);

    @Message("The proposed effective day of the change of {customer} to {newPartner} is refused.")
    String dayRefusedSubject(String customer, String newPartner);

    @Message("""
            {proposedDate} is refused for these licences: {licenses}.

            You can propose another day while the change is not processed yet.""")
    String dayRefusedText(String licenses, String proposedDate);
}
