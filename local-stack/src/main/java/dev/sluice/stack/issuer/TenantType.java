package dev.sluice.stack.issuer;

import java.util.Set;

/** The kinds of tenant, each with the roles that mean something in it. */
public enum TenantType {
    CUSTOMER("enterprise-admin", "online-admin", "global-admin", "reader"),
    PARTNER(
            "admin-agent",
            "sales-agent",
            "contract-submitter",
            "contract-creator",
            "viewer",
            "incentives-admin",
            "report-viewer",
            "executive-report-viewer",
            "integration-admin"),
    ADVISER("adviser"),
    OPERATOR("registry", "operations", "reviewer", "auditor", "platform");

    private final Set<String> roles;

    TenantType(String... roles) {
        this.roles = Set.of(roles);
    }

    boolean knows(String role) {
        return roles.contains(role);
    }

    String roles() {
        return String.join(", ", roles.stream().sorted().toList());
    }
}
