package dev.sluice.platform.sandbox.api;

import dev.sluice.platform.idempotency.Idempotency;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.RequestBody;
import dev.sluice.platform.sandbox.Deployment;
import dev.sluice.platform.sandbox.SandboxClock;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Moves the clock of a sandbox; in production nothing is known at this address. */
@Path("/sandbox/clock")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Allow("OPERATOR:platform")
public class SandboxResource {

    private final SandboxClock clock;
    private final Deployment deployment;
    private final Idempotency idempotency;
    private final Callers callers;
    private final ContainerRequestContext request;

    SandboxResource(
            SandboxClock clock,
            Deployment deployment,
            Idempotency idempotency,
            Callers callers,
            ContainerRequestContext request) {
        this.clock = clock;
        this.deployment = deployment;
        this.idempotency = idempotency;
        this.callers = callers;
        this.request = request;
    }

    /** One of the two: an amount to move by, or an instant to move to. */
    public record Move(@Nullable Duration by, @Nullable Instant to) {}

    @GET
    public SandboxClock.Reading show() {
        requireSandbox();
        return clock.read();
    }

    /** No command: it takes many transactions. */
    @POST
    @Path("advance")
    public SandboxClock.Reading advance(Move move) {
        requireSandbox();
        var key = request.getHeaderString("Idempotency-Key");
        return key == null ? moved(move) : idempotency.during(key(key), () -> moved(move));
    }

    private Idempotency.Key key(String key) {
        var body = request.getProperty(RequestBody.BYTES) instanceof byte[] bytes ? bytes : new byte[0];
        return Idempotency.Key.of(
                callers.current(),
                key,
                "POST",
                request.getUriInfo().getRequestUri().getPath(),
                body);
    }

    private SandboxClock.Reading moved(Move move) {
        if (move.to() != null && move.by() == null) {
            return clock.advanceTo(move.to());
        }
        if (move.by() != null && move.to() == null) {
            return clock.advanceBy(move.by());
        }
        throw Refusal.malformed("", "INVALID_VALUE", "Give either by or to.");
    }

    private void requireSandbox() {
        if (!deployment.isSandbox()) {
            throw Refusal.unknown("address", "/sandbox/clock");
        }
    }
}
