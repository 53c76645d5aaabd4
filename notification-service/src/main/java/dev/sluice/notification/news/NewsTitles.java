package dev.sluice.notification.news;

import dev.sluice.notification.language.Language;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Titles of news, which are subjects of mails. */
record NewsTitles(NewsTexts texts, SupplyTexts supply, ClaimTexts claims) {

    static NewsTitles in(Language language) {
        return new NewsTitles(
                language.texts(NewsTexts.class), language.texts(SupplyTexts.class), language.texts(ClaimTexts.class));
    }

    /** @param reader tenant of whom it is for; absent for a person that was invited by its address */
    String of(NewsType type, NewsFacts facts, @Nullable UUID reader) {
        var partner = facts.partner();
        var customer = facts.customer();
        return switch (type) {
            case ENDPOINT_FAILING -> texts.endpointFailing();
            case ENDPOINT_DISABLED -> texts.endpointDisabled();
            case ENDPOINT_RECOVERED -> texts.endpointRecovered();
            case SECRET_ROTATED -> texts.secretRotated();
            case DELIVERY_EXHAUSTED -> texts.deliveryExhausted();
            case ASSOCIATION_ADDED -> texts.associationAdded(partner, customer);
            case ASSOCIATION_ENDED -> texts.associationEnded(partner, customer);
            case SELECTION_OPENED -> texts.selectionOpened(customer);
            case SELECTION_INVITED -> texts.selectionInvited(partner, customer);
            case SELECTION_QUOTED -> texts.selectionQuoted(partner, customer);
            case SELECTION_CHOSEN -> texts.selectionChosen(partner, customer);
            case SELECTION_CLOSED -> texts.selectionClosed(customer);
            case RELATIONSHIP_REQUESTED -> requested(facts, reader);
            case RELATIONSHIP_RESENT -> resent(facts, reader);
            case RELATIONSHIP_ACCEPTED -> texts.relationshipAccepted(partner);
            case RELATIONSHIP_DECLINED -> texts.relationshipDeclined(partner);
            case RELATIONSHIP_REJECTED -> texts.relationshipRejected(partner);
            case RELATIONSHIP_WITHDRAWN -> texts.relationshipWithdrawn(partner);
            case RELATIONSHIP_EXPIRED -> texts.relationshipExpired(partner);
            case RELATIONSHIP_ENDED -> texts.relationshipEnded(partner);
            case ADMINISTRATION_ENDED -> texts.administrationEnded(partner);
            case CUSTOMER_REQUESTED -> texts.customerRequested(partner);
            case RENEWAL_SCHEDULED -> supply.renewalScheduled(customer);
            case RENEWAL_MODIFIED -> supply.renewalModified(customer);
            case RENEWAL_CANCELED -> supply.renewalCanceled(customer);
            case RENEWAL_HELD -> supply.renewalHeld(customer);
            case RENEWAL_RESUMED -> supply.renewalResumed(customer);
            case RENEWAL_COMPLETED -> supply.renewalCompleted(customer);
            case RENEWAL_FAILED -> supply.renewalFailed(customer);
            case RELEASE_REQUESTED -> releaseRequested(facts, reader);
            case RELEASE_GRANTED -> supply.releaseGranted(customer);
            case RELEASE_REFUSED -> supply.releaseRefused(customer);
            case RESELLER_MISSING -> supply.resellerMissing(customer);
            case WINDOW_CLOSING -> supply.windowClosing(customer);
            case SUBSCRIPTION_CHANGED -> supply.subscriptionChanged(customer);
            case SUBSCRIPTION_CANCELED -> supply.subscriptionCanceled(customer);
            case ORDER_SCHEDULED -> supply.orderScheduled(customer);
            case ORDER_PLACED -> supply.orderPlaced(customer);
            case ORDER_FAILED -> supply.orderFailed(customer);
            case ORDER_CANCELED -> supply.orderCanceled(customer);
            case BATCH_STARTED -> supply.batchStarted();
            case BATCH_PAUSED -> supply.batchPaused();
            case BATCH_FINISHED -> supply.batchFinished();
            case TRANSITION_OPENED -> supply.transitionOpened(partner, customer);
            case TRANSITION_STEP_DONE -> supply.transitionStepDone(customer);
            case TRANSITION_COMPLETED -> supply.transitionCompleted(customer);
            case HANDOVER_REQUESTED -> handoverRequested(facts, reader);
            case HANDOVER_ACCEPTED -> supply.handoverAccepted(facts.named("source"), facts.named("target"), customer);
            case HANDOVER_DECLINED -> supply.handoverDeclined(facts.named("source"), facts.named("target"), customer);
            case HANDOVER_CANCELED -> supply.handoverCanceled(facts.named("source"), facts.named("target"), customer);
            case HANDOVER_EXPIRED -> supply.handoverExpired(facts.named("source"), facts.named("target"), customer);
            case HANDOVER_LINE_FAILED -> supply.handoverLineFailed(facts.named("source"), customer);
            case HANDOVER_COMPLETED -> handoverCompleted(facts);
            case CLAIM_SUBMITTED -> claims.submitted(partner, customer);
            case CLAIM_REVIEW_STARTED -> claims.reviewStarted(partner, customer);
            case CLAIM_ACTION_REQUIRED -> claims.actionRequired(customer);
            case CLAIM_CONFIRMATION_OVERDUE -> claims.confirmationOverdue(customer);
            case CLAIM_APPROVED -> claims.approved(partner, customer);
            case CLAIM_REJECTED -> claims.rejected(partner, customer);
            case CLAIM_DISPUTED -> claims.disputed(customer);
            case CLAIM_FINALIZED -> claims.finalized(partner, customer);
            case CLAIM_OPTED_OUT -> claims.optedOut(partner, customer);
            case CLAIM_ARBITRATION_OPENED -> claims.arbitrationOpened(customer);
            case CLAIM_ARBITRATION_RESOLVED -> claims.arbitrationResolved(customer);
            case CLAIM_MOVED -> claims.moved(partner, customer);
            case CLAIM_ENDED -> claims.ended(partner, customer);
            case CREDIT_GRANTED -> claims.creditGranted(customer);
            case CREDIT_REVOKED -> claims.creditRevoked(customer);
            case STATEMENT_CLOSED -> claims.statementClosed();
            case STATEMENT_RESTATED -> claims.statementRestated();
            case DESIGNATION_CHANGED -> claims.designationChanged();
            case DESIGNATION_ENROLLED -> claims.designationEnrolled();
            case DESIGNATION_RENEWAL_DUE -> claims.designationRenewalDue();
            case DESIGNATION_LAPSED -> claims.designationLapsed();
        };
    }

    /** Only the customer can answer; its partner's own people asked, and a provider looks on. */
    private String requested(NewsFacts facts, @Nullable UUID reader) {
        if (reader == null || facts.isCustomer(reader)) {
            return texts.relationshipRequested(facts.partner());
        }
        return facts.is("partner", reader)
                ? texts.relationshipRequestedByYou()
                : texts.relationshipRequestedOfAnother(facts.partner());
    }

    private String resent(NewsFacts facts, @Nullable UUID reader) {
        if (reader == null || facts.isCustomer(reader)) {
            return texts.relationshipResent(facts.partner());
        }
        return facts.is("partner", reader)
                ? texts.relationshipResentByYou()
                : texts.relationshipResentToAnother(facts.partner());
    }

    /** One of the two partners has to answer: of new commerce the source, else the target. */
    private String handoverRequested(NewsFacts facts, @Nullable UUID reader) {
        var isOffer = facts.text("model").equals("LEGACY");
        var source = facts.named("source");
        var target = facts.named("target");
        if (reader != null && facts.is(isOffer ? "target" : "source", reader)) {
            return isOffer
                    ? supply.handoverOfferedToYou(source, facts.customer())
                    : supply.handoverAskedOfYou(target, facts.customer());
        }
        return isOffer
                ? supply.handoverOffered(source, target, facts.customer())
                : supply.handoverAsked(target, source, facts.customer());
    }

    private String handoverCompleted(NewsFacts facts) {
        var source = facts.named("source");
        var target = facts.named("target");
        return switch (facts.text("state")) {
            case "FAILED" -> supply.handoverFailed(source, target, facts.customer());
            case "PARTIALLY_COMPLETE" -> supply.handoverPartlyCompleted(source, target, facts.customer());
            default -> supply.handoverCompleted(source, target, facts.customer());
        };
    }

    /** The holder answers, and is not named: it is whoever hears of it and is neither customer nor who asks. */
    private String releaseRequested(NewsFacts facts, @Nullable UUID reader) {
        if (reader == null || facts.isCustomer(reader)) {
            return supply.releaseRequested(facts.requester());
        }
        return facts.is("requester", reader)
                ? supply.releaseRequestedByYou(facts.customer())
                : supply.releaseRequestedOfYou(facts.requester());
    }
}
