package dev.sluice.notification.notice;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What else than a change of partner people are told in the product, and for whom it is. */
enum NewsType {
    ENDPOINT_FAILING("endpoint.failing.v1", Owners.ROLES),
    ENDPOINT_DISABLED("endpoint.disabled.v1", Owners.ROLES),
    ENDPOINT_RECOVERED("endpoint.recovered.v1", Owners.ROLES),
    SECRET_ROTATED("endpoint.secret-rotated.v1", Owners.ROLES),
    DELIVERY_EXHAUSTED("delivery.exhausted.v1", Owners.ROLES),
    ASSOCIATION_ADDED("association.added.v1", Credited.ROLES),
    ASSOCIATION_ENDED("association.ended.v1", Credited.ROLES);

    /** Who may manage endpoints. */
    private static final class Owners {
        static final Set<String> ROLES =
                Set.of("integration-admin", "platform", "enterprise-admin", "online-admin", "global-admin");
    }

    /** Who minds which partner has which part. */
    private static final class Credited {
        static final Set<String> ROLES =
                Set.of("incentives-admin", "admin-agent", "enterprise-admin", "online-admin", "global-admin");
    }

    private final String eventType;
    private final Set<String> roles;

    NewsType(String eventType, Set<String> roles) {
        this.eventType = eventType;
        this.roles = roles;
    }

    Set<String> roles() {
        return roles;
    }

    /** Empty for a type that has no words. */
    static Optional<NewsType> of(String eventType) {
        return Arrays.stream(values())
                .filter(type -> type.eventType.equals(eventType))
                .findFirst();
    }
}
