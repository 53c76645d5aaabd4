package dev.sluice.cocp.request;

import dev.sluice.platform.tenancy.TenantType;
import java.util.Set;

/** In which role somebody takes part in a request. */
public enum Party {
    CUSTOMER,
    NEW_PARTNER,
    OLD_PARTNER,
    OPERATOR;

    /** Those that a caller of this kind can have; what a tenant is besides does not count. */
    static Set<Party> of(TenantType type) {
        return switch (type) {
            case CUSTOMER -> Set.of(CUSTOMER);
            case PARTNER -> Set.of(NEW_PARTNER, OLD_PARTNER);
            case OPERATOR -> Set.of(OPERATOR);
            case ADVISER -> Set.of();
        };
    }
}
