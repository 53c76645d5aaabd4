package dev.sluice.notification.news;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What people are told about claims, and what they are credited with. */
@MessageBundle("claims")
public interface ClaimTexts {

    @Message("{partner} claims a part in what {customer} bought")
    String submitted(String partner, String customer);

    @Message("The claim of {partner} for {customer} is reviewed")
    String reviewStarted(String partner, String customer);

    @Message("Action required: a reviewer needs more for the claim for {customer}")
    String actionRequired(String customer);

    @Message("The confirmation of the claim for {customer} takes longer than it should")
    String confirmationOverdue(String customer);

    @Message("The claim of {partner} for {customer} is approved")
    String approved(String partner, String customer);

    @Message("The claim of {partner} for {customer} is rejected")
    String rejected(String partner, String customer);

    @Message("The rejection of the claim for {customer} is disputed")
    String disputed(String customer);

    @Message("The claim of {partner} for {customer} is over")
    String finalized(String partner, String customer);

    @Message("{customer} does not agree with the claim of {partner}")
    String optedOut(String partner, String customer);

    @Message("Others claim the same as you for {customer}: a reviewer compares the proofs")
    String arbitrationOpened(String customer);

    @Message("The arbitration about the claim for {customer} is over")
    String arbitrationResolved(String customer);

    @Message("The claim of {partner} for {customer} moved to another subscription")
    String moved(String partner, String customer);

    @Message("The claim of {partner} for {customer} has ended")
    String ended(String partner, String customer);

    @Message("{customer} counts for you: the credit is granted")
    String creditGranted(String customer);

    @Message("The credit for {customer} is revoked")
    String creditRevoked(String customer);

    @Message("A month is closed: your statement is there")
    String statementClosed();

    @Message("A statement was added to: something became known later")
    String statementRestated();

    @Message("Your designation has another status")
    String designationChanged();

    @Message("Your designation is enrolled")
    String designationEnrolled();

    @Message("Your designation can be renewed, and ends otherwise")
    String designationRenewalDue();

    @Message("Your designation has ended: it was not renewed")
    String designationLapsed();

    @Message("Month: {month}.")
    String monthLine(String month);

    @Message("The customer can opt out until {until}.")
    String optOutLine(String until);

    @Message("It can be disputed until {until}.")
    String disputeLine(String until);

    @Message("A decision is due by {until}.")
    String decisionLine(String until);

    @Message("Outcome: {outcome}.")
    String outcomeLine(String outcome);
}
