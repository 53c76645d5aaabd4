package dev.sluice.notification.endpoint.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.notification.endpoint.EndpointDesk;
import dev.sluice.platform.idempotency.HoldsSecret;
import dev.sluice.platform.problem.Versioned;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An endpoint with its new secret, shown in this answer and never again. */
public record NewSecretView(
        @JsonUnwrapped EndpointView endpoint,

        @Schema(description = "Standard Webhooks secret, whsec_ and 32 bytes in base64.")
        String secret)
        implements Versioned, HoldsSecret {

    static NewSecretView of(EndpointDesk.WithSecret made, UriInfo uri) {
        return new NewSecretView(
                EndpointView.of(made.endpoint(), uri), made.secret().text());
    }

    @Override
    public long version() {
        return endpoint.version();
    }

    @Override
    public Object withoutSecret() {
        return endpoint;
    }

    @Override
    public String toString() {
        return endpoint.toString();
    }
}
