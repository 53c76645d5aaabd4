package dev.sluice.stack.issuer;

import java.util.List;
import java.util.Optional;

/** Whom a token speaks for. */
public record Caller(
        TenantType tenantType, String tenant, List<String> roles, Optional<String> email, Optional<String> name) {

    private static final String OPERATOR_TENANT = "00000000-0000-4000-8000-00000000000f";

    /** The operator as whom the commands of this tool speak. */
    public static Caller operator(String... roles) {
        return new Caller(
                TenantType.OPERATOR, OPERATOR_TENANT, List.of(roles), Optional.empty(), Optional.of("local stack"));
    }

    public static Caller of(TenantType tenantType, String tenant, String email, String... roles) {
        return new Caller(tenantType, tenant, List.of(roles), Optional.of(email), Optional.empty());
    }

    /** One person per address; without an address, one per tenant. */
    String subject() {
        return email.orElse(tenantType.name().toLowerCase(java.util.Locale.ROOT) + "-" + tenant);
    }
}
