package dev.sluice.platform.tenancy;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who calls: the only source of a tenant and of roles. Repositories take it, so that what belongs to another tenant looks
 * unknown.
 *
 * @param subject the person or client, as its issuer names it
 */
public record Caller(
        TenantType type,
        UUID tenant,
        Set<String> roles,
        String subject,
        @Nullable String email,
        @Nullable String name) {

    private static final UUID NOBODY = new UUID(0, 0);

    public Caller {
        roles = Set.copyOf(roles);
    }

    /** Sluice itself, when it acts on its own account: sweeps, folds, reviews. */
    public static Caller system(String part) {
        return new Caller(TenantType.OPERATOR, NOBODY, Set.of(), part, null, null);
    }

    public boolean is(TenantType wanted) {
        return type == wanted;
    }

    public boolean isOperator() {
        return type == TenantType.OPERATOR;
    }

    public boolean has(String role) {
        return roles.contains(role);
    }

    public boolean hasAny(Collection<String> wanted) {
        return wanted.stream().anyMatch(roles::contains);
    }

    /** True when an entry of {@link Allow} speaks of this caller. */
    public boolean fits(String entry) {
        if (entry.equals("*")) {
            return true;
        }
        var parts = entry.split(":", 2);
        return type.name().equals(parts[0]) && (parts[1].equals("*") || has(parts[1]));
    }

    public boolean belongsTo(@Nullable UUID other) {
        return tenant.equals(other);
    }
}
