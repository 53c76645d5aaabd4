package dev.sluice.transfer.relationship.api;

import dev.sluice.platform.command.Command;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import dev.sluice.transfer.relationship.CreatedCustomer;
import dev.sluice.transfer.relationship.NewCustomer;
import dev.sluice.transfer.relationship.NewCustomerDesk;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Partners bring customers that nobody knows yet. */
@Path("/v1/customers")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Customers", description = "Partners bring customers that nobody knows yet.")
public class NewCustomerResource {

    private final NewCustomerDesk desk;
    private final Callers callers;

    NewCustomerResource(NewCustomerDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    @POST
    @Command
    @Allow("PARTNER:admin-agent")
    @Operation(summary = "A customer of the partner's own region, with a relationship; the registry adopts it")
    @APIResponseSchema(value = CreatedCustomer.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<CreatedCustomer> create(NewCustomer entry) {
        var created = desk.create(callers.current(), entry);
        return RestResponse.ResponseBuilder.<CreatedCustomer>created(
                        URI.create(created.relationship().links().self()))
                .entity(created)
                .build();
    }
}
