package dev.sluice.notification.endpoint.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.platform.idempotency.HoldsSecret;
import dev.sluice.platform.problem.Versioned;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An endpoint with its new secret, shown in this answer and never again. */
public record NewSecretView(
        @JsonUnwrapped EndpointView endpoint,

        @Schema(description = "Standard Webhooks secret, whsec_ and 32 bytes in base64.")
        String secret)
        implements Versioned, HoldsSecret {

    @Override
    public long version() {
        return endpoint.version();
    }

    /** What a replay shows instead. */
    public record WithoutSecret(@JsonUnwrapped EndpointView endpoint, boolean secretOmitted) {}

    @Override
    public Object withoutSecret() {
        return new WithoutSecret(endpoint, true);
    }

    @Override
    public String toString() {
        return endpoint.toString();
    }
}
