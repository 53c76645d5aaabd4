package dev.sluice.transfer.channel.api;

import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.QueryText;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import dev.sluice.transfer.channel.EaAgreementPage;
import dev.sluice.transfer.channel.RenewableView;
import dev.sluice.transfer.channel.RenewalDesk;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What of customers' EA ends, and what of it can be renewed to CSP. */
@Path("/v1/channel-transfers/agreements")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Allow("PARTNER:*")
@Tag(name = "Channel transfers", description = "Renewals from an EA to CSP.")
public class RenewalResource {

    private final RenewalDesk desk;
    private final Callers callers;

    RenewalResource(RenewalDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    @GET
    @Operation(
            summary =
                    "Agreements that ended in the last 90 days or end in the next 6 months, or run on; not renewed ones")
    public EaAgreementPage agreements(
            @QueryParam("customerTenantId") @Nullable String customerTenantId,
            @QueryParam("endsAfter") @Nullable String endsAfter,
            @QueryParam("endsBefore") @Nullable String endsBefore,
            @BeanParam PageRequest page) {
        return desk.agreements(
                callers.current(),
                QueryText.tenant(customerTenantId, "customerTenantId"),
                QueryText.day(endsAfter, "endsAfter"),
                QueryText.day(endsBefore, "endsBefore"),
                page);
    }

    @GET
    @Path("{agreementId}/subscriptions")
    @Operation(summary = "The subscriptions of an agreement: available to the caller or not, with every reason")
    public Page<RenewableView> subscriptions(String agreementId, @BeanParam PageRequest page) {
        return desk.subscriptions(callers.current(), agreementId, page);
    }
}
