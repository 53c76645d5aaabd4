package dev.sluice.platform.problem;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Gives every single resource its {@code ETag}. */
public class EntityTags {

    @ServerResponseFilter
    public void tag(ContainerResponseContext response) {
        if (response.getEntity() instanceof Versioned versioned) {
            response.getHeaders().putSingle(HttpHeaders.ETAG, "\"" + versioned.version() + "\"");
        }
    }
}
