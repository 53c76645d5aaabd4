package dev.sluice.platform.gateway;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Scheme and host are the gateway's affair: {@code Location} says the path alone, as the caller knows it. */
public class RelativeLocation {

    private final ForwardedPrefix prefix;

    RelativeLocation(ForwardedPrefix prefix) {
        this.prefix = prefix;
    }

    @ServerResponseFilter
    public void relate(ContainerResponseContext response) {
        if (response.getHeaders().getFirst(HttpHeaders.LOCATION) instanceof URI location) {
            response.getHeaders().putSingle(HttpHeaders.LOCATION, prefix.current() + location.getRawPath());
        }
    }
}
