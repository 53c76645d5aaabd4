package dev.sluice.cocp.partner.api;

import dev.sluice.cocp.partner.ReadinessDesk;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** Whether a partner can be chosen and answers in time, as only itself may see. */
@Path("/v1/partners/{partnerTenantId}/readiness")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class ReadinessResource {

    private final ReadinessDesk desk;
    private final Callers callers;

    ReadinessResource(ReadinessDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    @GET
    @Allow("PARTNER:admin-agent")
    public ReadinessDesk.Readiness get(UUID partnerTenantId) {
        return desk.of(callers.current(), partnerTenantId);
    }
}
