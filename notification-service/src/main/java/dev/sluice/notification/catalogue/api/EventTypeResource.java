package dev.sluice.notification.catalogue.api;

import dev.sluice.notification.catalogue.EventTypes;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.tenancy.Allow;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What can be subscribed to. */
@Path("/v1/event-types")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class EventTypeResource {

    private final EventTypes types;

    EventTypeResource(EventTypes types) {
        this.types = types;
    }

    /** All of them on one page: there are as many as the contracts have. */
    @GET
    @Allow("*")
    public Page<EventTypeView> list() {
        return new Page<>(types.all().stream().map(EventTypeView::of).toList(), null);
    }
}
