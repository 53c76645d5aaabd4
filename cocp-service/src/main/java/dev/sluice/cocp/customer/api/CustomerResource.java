package dev.sluice.cocp.customer.api;

import dev.sluice.cocp.customer.Customer;
import dev.sluice.cocp.customer.CustomerDesk;
import dev.sluice.cocp.customer.CustomerEntry;
import dev.sluice.platform.command.Command;
import dev.sluice.platform.command.Created;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Customers, as the registry tells them. */
@Path("/v1/customers/{customerTenantId}")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class CustomerResource {

    private final CustomerDesk desk;
    private final Callers callers;

    CustomerResource(CustomerDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    @PUT
    @Command
    @Allow("OPERATOR:registry")
    @APIResponseSchema(value = Customer.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<Customer> put(
            UUID customerTenantId,
            CustomerEntry entry,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            UriInfo uri) {
        var customer = desk.put(callers.current(), customerTenantId, entry, ifMatch);
        return Created.orReplaced(uri, customer);
    }

    @GET
    @Allow({"OPERATOR:*", "CUSTOMER:*"})
    public Customer get(UUID customerTenantId) {
        return desk.require(callers.current(), customerTenantId);
    }
}
