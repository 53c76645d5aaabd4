package dev.sluice.cocp.terms.api;

import dev.sluice.cocp.terms.Terms;
import dev.sluice.cocp.terms.TermsDesk;
import dev.sluice.platform.tenancy.Allow;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What a customer agrees to when it submits a request. */
@Path("/v1/terms")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Allow("*")
public class TermsResource {

    private final TermsDesk desk;

    TermsResource(TermsDesk desk) {
        this.desk = desk;
    }

    /** The edition that counts now. */
    @GET
    public Terms current() {
        return desk.current();
    }

    @GET
    @Path("{version}")
    public Terms get(String version) {
        return desk.require(version);
    }
}
