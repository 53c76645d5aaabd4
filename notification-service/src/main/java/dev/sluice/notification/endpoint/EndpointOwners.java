package dev.sluice.notification.endpoint;

import dev.sluice.platform.tenancy.Caller;
import java.util.Set;

/** Who of a tenant minds its endpoints. */
public final class EndpointOwners {

    private static final Set<String> ROLES = Set.of(
            "PARTNER:integration-admin",
            "OPERATOR:platform",
            "CUSTOMER:enterprise-admin",
            "CUSTOMER:online-admin",
            "CUSTOMER:global-admin");

    private EndpointOwners() {}

    public static boolean include(Caller caller) {
        return ROLES.stream().anyMatch(caller::fits);
    }
}
