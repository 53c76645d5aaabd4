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
    CUSTOMER_REQUESTED("customer.requested.v1", Roles.RELATED);

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
