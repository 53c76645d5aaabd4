package dev.sluice.system.strangers;

import dev.sluice.stack.issuer.TenantType;
import java.util.List;
import java.util.Map;

/** The roles of the contract. */
final class Roles {

    static final List<String> OF_CUSTOMERS = List.of("enterprise-admin", "online-admin", "global-admin", "reader");
    static final List<String> OF_PARTNERS = List.of(
            "admin-agent",
            "sales-agent",
            "contract-submitter",
            "contract-creator",
            "viewer",
            "incentives-admin",
            "report-viewer",
            "executive-report-viewer",
            "integration-admin");
    static final List<String> OF_ADVISERS = List.of("adviser");
    static final List<String> OF_OPERATORS = List.of("registry", "operations", "reviewer", "auditor", "platform");

    static final Map<TenantType, List<String>> ALL = Map.of(
            TenantType.CUSTOMER, OF_CUSTOMERS,
            TenantType.PARTNER, OF_PARTNERS,
            TenantType.ADVISER, OF_ADVISERS,
            TenantType.OPERATOR, OF_OPERATORS);

    private Roles() {}
}
