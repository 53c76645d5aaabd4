package dev.sluice.notification.news;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What people are told that is about something else than a change of partner: titles, which are subjects of mails, and texts. */
@MessageBundle("news")
public interface NewsTexts {

    @Message("A webhook endpoint is failing")
    String endpointFailing();

    @Message(
            "Endpoint {endpoint} has done nothing but fail since {since}. Unless a delivery succeeds, it is disabled on {disableAt}.")
    String endpointFailingText(String endpoint, String since, String disableAt);

    @Message("A webhook endpoint is disabled")
    String endpointDisabled();

    @Message(
            "Endpoint {endpoint} is disabled: nothing but failures for too long. Repair it, enable it, and replay what it missed.")
    String endpointDisabledFailingText(String endpoint);

    @Message(
            "Endpoint {endpoint} is disabled: the receiver answered that it is gone. Enable it when that was a mistake.")
    String endpointDisabledGoneText(String endpoint);

    @Message("Endpoint {endpoint} is disabled by its owner. Nothing is sent until it is enabled again.")
    String endpointDisabledOwnerText(String endpoint);

    @Message("A webhook endpoint has recovered")
    String endpointRecovered();

    @Message("Endpoint {endpoint}, failing since {since}, takes deliveries again.")
    String endpointRecoveredText(String endpoint, String since);

    @Message("The secret of a webhook endpoint was replaced")
    String secretRotated();

    @Message("Endpoint {endpoint}: the previous secret signs as well until {until}.")
    String secretRotatedText(String endpoint, String until);

    @Message("An event could not be delivered")
    String deliveryExhausted();

    @Message(
            "{eventType} could not be delivered to endpoint {endpoint} in {attempts} attempts. It can be sent again or replayed.")
    String deliveryExhaustedText(String eventType, String endpoint, String attempts);

    @Message("{partner} is associated with {customer}")
    String associationAdded(String partner, String customer);

    @Message("The association of {partner} with {customer} ended")
    String associationEnded(String partner, String customer);

    @Message("Kind: {kind}, for {object}, from {from}.")
    String associationAddedText(String kind, String object, String from);

    @Message("Kind: {kind}, for {object}, until {until}.")
    String associationEndedText(String kind, String object, String until);

    @Message("{customer} opened a supplier selection")
    String selectionOpened(String customer);

    @Message("{customer} invites {partner} to give a quotation")
    String selectionInvited(String partner, String customer);

    @Message("{partner} gave {customer} a quotation")
    String selectionQuoted(String partner, String customer);

    @Message("{customer} chose {partner}")
    String selectionChosen(String partner, String customer);

    @Message("The supplier selection of {customer} is over")
    String selectionClosed(String customer);

    @Message("Action required: {partner} asks for a reseller relationship")
    String relationshipRequested(String partner);

    @Message("Reminder: {partner} asks for a reseller relationship")
    String relationshipResent(String partner);

    @Message("{partner} asks for a reseller relationship")
    String relationshipRequestedOfAnother(String partner);

    @Message("Your request for a reseller relationship is on its way")
    String relationshipRequestedByYou();

    @Message("{partner} asks again for a reseller relationship")
    String relationshipResentToAnother(String partner);

    @Message("Your request for a reseller relationship is on its way again")
    String relationshipResentByYou();

    @Message("The reseller relationship with {partner} is accepted")
    String relationshipAccepted(String partner);

    @Message("The reseller relationship with {partner} is declined")
    String relationshipDeclined(String partner);

    @Message("No reseller relationship with {partner}: customer and partner are in different regions")
    String relationshipRejected(String partner);

    @Message("{partner} no longer asks for a reseller relationship")
    String relationshipWithdrawn(String partner);

    @Message("The request of {partner} for a reseller relationship expired")
    String relationshipExpired(String partner);

    @Message("The reseller relationship with {partner} has ended")
    String relationshipEnded(String partner);

    @Message("{partner} may no longer administer on behalf of the customer")
    String administrationEnded(String partner);

    @Message("{partner} registered a new customer")
    String customerRequested(String partner);

    @Message("Customer: {customer}.")
    String customerLine(String customer);

    @Message("Partner: {partner}.")
    String partnerLine(String partner);

    @Message("An answer is possible until {until}.")
    String untilLine(String until);
}
