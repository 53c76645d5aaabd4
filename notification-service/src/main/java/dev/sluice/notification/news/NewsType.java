package dev.sluice.notification.news;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What else than a change of partner people are told, and who may act on it. */
public enum NewsType {
    ENDPOINT_FAILING("endpoint.failing.v1", Roles.OWNERS),
    ENDPOINT_DISABLED("endpoint.disabled.v1", Roles.OWNERS),
    ENDPOINT_RECOVERED("endpoint.recovered.v1", Roles.OWNERS),
    SECRET_ROTATED("endpoint.secret-rotated.v1", Roles.OWNERS),
    DELIVERY_EXHAUSTED("delivery.exhausted.v1", Roles.OWNERS),
    ASSOCIATION_ADDED("association.added.v1", Roles.CREDITED),
    ASSOCIATION_ENDED("association.ended.v1", Roles.CREDITED),
    SELECTION_OPENED("selection.opened.v1", Roles.SELECTING),
    SELECTION_INVITED("selection.invited.v1", Roles.SELECTING),
    SELECTION_QUOTED("selection.quoted.v1", Roles.SELECTING),
    SELECTION_CHOSEN("selection.chosen.v1", Roles.SELECTING),
    SELECTION_CLOSED("selection.closed.v1", Roles.SELECTING),
    RELATIONSHIP_REQUESTED("relationship.requested.v1", Roles.RELATED),
    RELATIONSHIP_RESENT("relationship.resent.v1", Roles.RELATED),
    RELATIONSHIP_ACCEPTED("relationship.accepted.v1", Roles.RELATED),
    RELATIONSHIP_DECLINED("relationship.declined.v1", Roles.RELATED),
    RELATIONSHIP_REJECTED("relationship.rejected-region.v1", Roles.RELATED),
    RELATIONSHIP_WITHDRAWN("relationship.withdrawn.v1", Roles.RELATED),
    RELATIONSHIP_EXPIRED("relationship.expired.v1", Roles.RELATED),
    RELATIONSHIP_ENDED("relationship.ended.v1", Roles.RELATED),
    ADMINISTRATION_ENDED("relationship.delegated-admin-ended.v1", Roles.RELATED),
    CUSTOMER_REQUESTED("customer.requested.v1", Roles.RELATED),
    RENEWAL_SCHEDULED("channel-transfer.scheduled.v1", Roles.SUPPLIED),
    RENEWAL_MODIFIED("channel-transfer.modified.v1", Roles.SUPPLIED),
    RENEWAL_CANCELED("channel-transfer.canceled.v1", Roles.SUPPLIED),
    RENEWAL_HELD("channel-transfer.held.v1", Roles.SUPPLIED),
    RENEWAL_RESUMED("channel-transfer.resumed.v1", Roles.SUPPLIED),
    RENEWAL_COMPLETED("channel-transfer.completed.v1", Roles.SUPPLIED),
    RENEWAL_FAILED("channel-transfer.failed.v1", Roles.SUPPLIED),
    RELEASE_REQUESTED("channel-transfer.release-requested.v1", Roles.SUPPLIED),
    RELEASE_GRANTED("channel-transfer.release-granted.v1", Roles.SUPPLIED),
    RELEASE_REFUSED("channel-transfer.release-refused.v1", Roles.SUPPLIED),
    RESELLER_MISSING("channel-transfer.reseller-missing.v1", Roles.SUPPLIED),
    WINDOW_CLOSING("subscription.window-closing.v1", Roles.SUPPLIED),
    SUBSCRIPTION_CHANGED("subscription.changed.v1", Roles.SUPPLIED),
    SUBSCRIPTION_CANCELED("subscription.canceled.v1", Roles.SUPPLIED),
    ORDER_SCHEDULED("order.scheduled.v1", Roles.SUPPLIED),
    ORDER_PLACED("order.placed.v1", Roles.SUPPLIED),
    ORDER_FAILED("order.failed.v1", Roles.SUPPLIED),
    ORDER_CANCELED("order.canceled.v1", Roles.SUPPLIED),
    BATCH_STARTED("batch.started.v1", Roles.SUPPLIED),
    BATCH_PAUSED("batch.paused.v1", Roles.SUPPLIED),
    BATCH_FINISHED("batch.finished.v1", Roles.SUPPLIED),
    TRANSITION_OPENED("manual-transition.opened.v1", Roles.SUPPLIED),
    TRANSITION_STEP_DONE("manual-transition.step-done.v1", Roles.SUPPLIED),
    TRANSITION_COMPLETED("manual-transition.completed.v1", Roles.SUPPLIED),
    HANDOVER_REQUESTED("transfer.requested.v1", Roles.SUPPLIED),
    HANDOVER_ACCEPTED("transfer.accepted.v1", Roles.SUPPLIED),
    HANDOVER_DECLINED("transfer.declined.v1", Roles.SUPPLIED),
    HANDOVER_CANCELED("transfer.canceled.v1", Roles.SUPPLIED),
    HANDOVER_EXPIRED("transfer.expired.v1", Roles.SUPPLIED),
    HANDOVER_LINE_FAILED("transfer.line-failed.v1", Roles.SUPPLIED),
    HANDOVER_COMPLETED("transfer.completed.v1", Roles.SUPPLIED),
    CLAIM_SUBMITTED("claim.submitted.v1", Roles.CLAIMED),
    CLAIM_REVIEW_STARTED("claim.review-started.v1", Roles.CLAIMED),
    CLAIM_ACTION_REQUIRED("claim.action-required.v1", Roles.CLAIMED),
    CLAIM_CONFIRMATION_OVERDUE("claim.confirmation-overdue.v1", Roles.CLAIMED),
    CLAIM_APPROVED("claim.approved.v1", Roles.CLAIMED),
    CLAIM_REJECTED("claim.rejected.v1", Roles.CLAIMED),
    CLAIM_DISPUTED("claim.disputed.v1", Roles.CLAIMED),
    CLAIM_FINALIZED("claim.finalized.v1", Roles.CLAIMED),
    CLAIM_OPTED_OUT("claim.opted-out.v1", Roles.CLAIMED),
    CLAIM_ARBITRATION_OPENED("claim.arbitration-opened.v1", Roles.CLAIMED),
    CLAIM_ARBITRATION_RESOLVED("claim.arbitration-resolved.v1", Roles.CLAIMED),
    CLAIM_MOVED("claim.moved.v1", Roles.CLAIMED),
    CLAIM_ENDED("claim.ended.v1", Roles.CLAIMED),
    CREDIT_GRANTED("credit.granted.v1", Roles.CREDITED),
    CREDIT_REVOKED("credit.revoked.v1", Roles.CREDITED),
    STATEMENT_CLOSED("statement.closed.v1", Roles.STATED),
    STATEMENT_RESTATED("statement.restated.v1", Roles.STATED),
    DESIGNATION_CHANGED("designation.changed.v1", Roles.STATED),
    DESIGNATION_ENROLLED("designation.enrolled.v1", Roles.STATED),
    DESIGNATION_RENEWAL_DUE("designation.renewal-due.v1", Roles.STATED),
    DESIGNATION_LAPSED("designation.lapsed.v1", Roles.STATED);

    private static final class Roles {
        /** Who may manage endpoints. */
        static final Set<String> OWNERS =
                Set.of("integration-admin", "platform", "enterprise-admin", "online-admin", "global-admin");
        /** Who minds which partner has which part. */
        static final Set<String> CREDITED =
                Set.of("incentives-admin", "admin-agent", "enterprise-admin", "online-admin", "global-admin");
        /** Who selects, and who quotes. */
        static final Set<String> SELECTING = Set.of(
                "enterprise-admin",
                "online-admin",
                "adviser",
                "admin-agent",
                "sales-agent",
                "contract-submitter",
                "contract-creator");
        /** Who asks for a relationship, and who accepts or ends it. */
        static final Set<String> RELATED = Set.of("global-admin", "admin-agent", "sales-agent");
        /** Who renews, orders and gives back, and for whom that is done. */
        static final Set<String> SUPPLIED =
                Set.of("admin-agent", "sales-agent", "enterprise-admin", "online-admin", "global-admin");
        /** Who reads what is credited. */
        static final Set<String> STATED = Set.of("incentives-admin", "executive-report-viewer", "admin-agent");
        /** Who claims, and who may opt out. */
        static final Set<String> CLAIMED =
                Set.of("incentives-admin", "enterprise-admin", "online-admin", "global-admin");
    }

    private final String eventType;
    private final Set<String> roles;

    NewsType(String eventType, Set<String> roles) {
        this.eventType = eventType;
        this.roles = roles;
    }

    public String eventType() {
        return eventType;
    }

    public Set<String> roles() {
        return roles;
    }

    /** Empty for a type that has no words. */
    public static Optional<NewsType> of(String eventType) {
        return Arrays.stream(values())
                .filter(type -> type.eventType.equals(eventType))
                .findFirst();
    }
}
