package dev.sluice.platform.command;

import dev.sluice.platform.problem.Versioned;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers of commands that create something. */
public final class Created {

    private Created() {}

    /** 201 with the address of a new member of the collection that was called. */
    public static <T> RestResponse<T> in(UriInfo collection, Object id, T view) {
        var address = collection
                .getRequestUriBuilder()
                .replaceQuery(null)
                .path(id.toString())
                .build();
        return RestResponse.ResponseBuilder.<T>created(address).entity(view).build();
    }

    /** Of a PUT: 201 for the first version of what it addresses, 200 for every other. */
    public static <T extends Versioned> RestResponse<T> orReplaced(UriInfo called, T view) {
        return view.version() == 1
                ? RestResponse.ResponseBuilder.<T>created(called.getRequestUri())
                        .entity(view)
                        .build()
                : RestResponse.ok(view);
    }
}
