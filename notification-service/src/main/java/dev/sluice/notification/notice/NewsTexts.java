package dev.sluice.notification.notice;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What notices say that are about something else than a change of partner. */
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
}
