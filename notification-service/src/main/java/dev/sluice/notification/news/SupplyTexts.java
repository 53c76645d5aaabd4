package dev.sluice.notification.news;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What people are told about renewals to CSP, subscriptions, orders, batches and transfers between partners. */
@MessageBundle("supply")
public interface SupplyTexts {

    @Message("A renewal from EA to CSP is scheduled for {customer}")
    String renewalScheduled(String customer);

    @Message("The renewal from EA to CSP of {customer} was changed")
    String renewalModified(String customer);

    @Message("The renewal from EA to CSP of {customer} is called off")
    String renewalCanceled(String customer);

    @Message("The renewal from EA to CSP of {customer} is on hold")
    String renewalHeld(String customer);

    @Message("The renewal from EA to CSP of {customer} goes on")
    String renewalResumed(String customer);

    @Message("The renewal from EA to CSP of {customer} is completed")
    String renewalCompleted(String customer);

    @Message("The renewal from EA to CSP of {customer} failed")
    String renewalFailed(String customer);

    @Message("{requester} asks for the release of a subscription")
    String releaseRequested(String requester);

    @Message("Action required: {requester} asks for the release of a subscription")
    String releaseRequestedOfYou(String requester);

    @Message("You asked for the release of a subscription of {customer}")
    String releaseRequestedByYou(String customer);

    @Message("A subscription of {customer} is released")
    String releaseGranted(String customer);

    @Message("The release of a subscription of {customer} is refused")
    String releaseRefused(String customer);

    @Message("The reseller of a new subscription of {customer} has to be named")
    String resellerMissing(String customer);

    @Message("Licences of {customer} can be given back for two more days")
    String windowClosing(String customer);

    @Message("A subscription of {customer} was changed")
    String subscriptionChanged(String customer);

    @Message("A subscription of {customer} was given back")
    String subscriptionCanceled(String customer);

    @Message("An order for {customer} is scheduled")
    String orderScheduled(String customer);

    @Message("An order for {customer} is placed")
    String orderPlaced(String customer);

    @Message("An order for {customer} failed")
    String orderFailed(String customer);

    @Message("An order for {customer} is called off")
    String orderCanceled(String customer);

    @Message("A batch has started")
    String batchStarted();

    @Message("A batch stands still")
    String batchPaused();

    @Message("A batch is finished")
    String batchFinished();

    @Message("{partner} moves a subscription of {customer} to CSP step by step")
    String transitionOpened(String partner, String customer);

    @Message("A step of the move of a subscription of {customer} to CSP is done")
    String transitionStepDone(String customer);

    @Message("A subscription of {customer} has moved to CSP")
    String transitionCompleted(String customer);

    @Message("{target} asks {source} for subscriptions of {customer}")
    String handoverAsked(String target, String source, String customer);

    @Message("Action required: {target} asks you for subscriptions of {customer}")
    String handoverAskedOfYou(String target, String customer);

    @Message("{source} offers {target} subscriptions of {customer}")
    String handoverOffered(String source, String target, String customer);

    @Message("Action required: {source} offers you subscriptions of {customer}")
    String handoverOfferedToYou(String source, String customer);

    @Message("The transfer of subscriptions of {customer} from {source} to {target} is accepted")
    String handoverAccepted(String source, String target, String customer);

    @Message("The transfer of subscriptions of {customer} from {source} to {target} is declined")
    String handoverDeclined(String source, String target, String customer);

    @Message("The transfer of subscriptions of {customer} from {source} to {target} is called off")
    String handoverCanceled(String source, String target, String customer);

    @Message("The transfer of subscriptions of {customer} from {source} to {target} has expired")
    String handoverExpired(String source, String target, String customer);

    @Message("A subscription of {customer} stays with {source}")
    String handoverLineFailed(String source, String customer);

    @Message("Subscriptions of {customer} have gone from {source} to {target}")
    String handoverCompleted(String source, String target, String customer);

    @Message("Some subscriptions of {customer} have gone from {source} to {target}, others stay")
    String handoverPartlyCompleted(String source, String target, String customer);

    @Message("The transfer of subscriptions of {customer} from {source} to {target} failed")
    String handoverFailed(String source, String target, String customer);

    @Message("Nothing is created meanwhile: whoever scheduled it resumes it or calls it off.")
    String heldText();

    @Message("Product: {sku}, quantity {quantity}.")
    String productLine(String sku, String quantity);

    @Message("Subscription: {subscription}.")
    String subscriptionLine(String subscription);

    @Message("Reason: {reason}.")
    String reasonLine(String reason);

    @Message("First day: {day}.")
    String startLine(String day);

    @Message("Reserved for whoever asked until {until}.")
    String reservedLine(String until);

    @Message("They can be given back until {until}.")
    String windowLine(String until);

    @Message("{succeeded} of {total} succeeded, {failed} failed.")
    String countsLine(String succeeded, String failed, String total);
}
