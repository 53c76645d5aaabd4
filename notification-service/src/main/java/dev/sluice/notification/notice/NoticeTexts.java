package dev.sluice.notification.notice;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The titles of notices, and the lines below them. */
@MessageBundle("notice")
public interface NoticeTexts {

    @Message("You asked {newPartner} to be your new partner")
    String requestedByYou(String newPartner);

    @Message("""
            The email ID you entered doesn't belong to the partner organization you have added: please tell {newPartner} yourself.""")
    String contactUnverified(String newPartner);

    @Message("Action required: {customer} would like you to be their new partner")
    String requestedOfYou(String customer);

    @Message("{customer} asked {newPartner} to be their new partner")
    String requestedOfAnother(String customer, String newPartner);

    @Message("{newPartner} accepted to be the new partner of {customer}")
    String accepted(String customer, String newPartner);

    @Message("{newPartner} declined to be the new partner of {customer}")
    String declined(String customer, String newPartner);

    @Message("The change of {customer} to {newPartner} is under review")
    String reviewStarted(String customer, String newPartner);

    @Message("The change of {customer} to {newPartner} is approved")
    String graceStarted(String customer, String newPartner);

    @Message("The change of {customer} to {newPartner} is complete")
    String completed(String customer, String newPartner);

    @Message("{customer} is cancelling its change to {newPartner}")
    String cancelRequested(String customer, String newPartner);

    @Message("{customer} cancelled its change to {newPartner}")
    String canceled(String customer, String newPartner);

    @Message("The request of {customer} to {newPartner} expired without an answer")
    String expired(String customer, String newPartner);

    @Message("Another effective day is proposed for the change of {customer} to {newPartner}")
    String effectiveDateProposed(String customer, String newPartner);

    @Message("The effective day of the change of {customer} to {newPartner} is agreed")
    String effectiveDateAgreed(String customer, String newPartner);

    @Message("The proposed effective day for the change of {customer} to {newPartner} is refused")
    String effectiveDateRefused(String customer, String newPartner);

    @Message("Reminder: the change of {customer} to {newPartner} has a deadline")
    String reminder(String customer, String newPartner);

    @Message("The change of {customer} to {newPartner} takes longer than it should")
    String overdue(String customer, String newPartner);

    @Message("Licences: {licenses}.")
    String licenses(String licenses);

    @Message("An answer is possible until {acceptBy}.")
    String answerBy(String acceptBy);

    @Message("Deadline: {dueAt}.")
    String deadline(String dueAt);

    @Message("Proposed day: {day}.")
    String proposedDay(String day);

    @Message("It takes effect on {day}.")
    String takesEffect(String day);
}
