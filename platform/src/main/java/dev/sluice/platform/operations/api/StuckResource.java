package dev.sluice.platform.operations.api;

import dev.sluice.platform.operations.StuckList;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.tenancy.Allow;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What stands in a state for too long. */
@Path("/v1/stuck")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Allow("OPERATOR:operations")
public class StuckResource {

    private final StuckList stuck;

    StuckResource(StuckList stuck) {
        this.stuck = stuck;
    }

    @GET
    public Page<StuckList.Item> list() {
        return new Page<>(stuck.read(), null);
    }
}
