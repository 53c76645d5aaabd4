package dev.sluice.platform.tenancy;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import jakarta.enterprise.context.RequestScoped;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Makes the {@link Caller} of a request from its verified token. */
@RequestScoped
public class Callers {

    private final CurrentIdentityAssociation identities;
    private @Nullable Caller caller;

    Callers(CurrentIdentityAssociation identities) {
        this.identities = identities;
    }

    /** @throws UnauthorizedException when the request carries no token */
    public Caller current() {
        if (caller == null) {
            var identity = identities.getIdentity();
            if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
                throw new UnauthorizedException("no token");
            }
            caller = of(token);
        }
        return caller;
    }

    private static Caller of(JsonWebToken token) {
        var groups = token.getGroups();
        return new Caller(
                type(token.getClaim("tenant_type")),
                tenant(token.getClaim("tenant")),
                groups == null ? Set.of() : groups,
                String.valueOf(token.getSubject()),
                token.getClaim("email"),
                token.getClaim("name"));
    }

    private static TenantType type(@Nullable Object claim) {
        return Arrays.stream(TenantType.values())
                .filter(type -> type.name().equals(claim))
                .findFirst()
                .orElseThrow(() -> new AuthenticationFailedException("tenant_type is missing or unknown"));
    }

    private static UUID tenant(@Nullable Object claim) {
        try {
            return UUID.fromString(String.valueOf(claim));
        } catch (IllegalArgumentException e) {
            throw new AuthenticationFailedException("tenant is not a UUID", e);
        }
    }
}
