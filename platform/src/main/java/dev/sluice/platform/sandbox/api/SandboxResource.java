package dev.sluice.platform.sandbox.api;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.sandbox.Deployment;
import dev.sluice.platform.sandbox.SandboxClock;
import dev.sluice.platform.tenancy.Allow;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
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

    SandboxResource(SandboxClock clock, Deployment deployment) {
        this.clock = clock;
        this.deployment = deployment;
    }

    /** One of the two: an amount to move by, or an instant to move to. */
    public record Move(@Nullable Duration by, @Nullable Instant to) {}

    @GET
    public SandboxClock.Reading show() {
        requireSandbox();
        return clock.read();
    }

    @POST
    @Path("advance")
    public SandboxClock.Reading advance(Move move) {
        requireSandbox();
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
