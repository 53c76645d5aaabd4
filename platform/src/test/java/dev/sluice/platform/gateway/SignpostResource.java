package dev.sluice.platform.gateway;

import dev.sluice.platform.tenancy.Allow;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers with links of every kind. */
@Path("/v1/signposts")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Allow("*")
public class SignpostResource {

    public record Named(String self, String help) {}

    public record Signpost(Named links, Map<String, String> more, String link, String text) {}

    @GET
    public RestResponse<Signpost> read() {
        var signpost = new Signpost(
                new Named("/v1/signposts/1", "https://help.example/v1/"),
                Map.of("self", "/v1/more"),
                "/v1/partners",
                "/v1/text");
        return RestResponse.ResponseBuilder.ok(signpost)
                .location(URI.create("/v1/signposts/1"))
                .build();
    }
}
