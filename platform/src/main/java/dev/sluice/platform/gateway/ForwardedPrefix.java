package dev.sluice.platform.gateway;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import java.util.regex.Pattern;

/** Under which prefix the caller reached this service, by {@code X-Forwarded-Prefix}. */
@ApplicationScoped
public class ForwardedPrefix {

    private static final String HEADER = "X-Forwarded-Prefix";
    private static final Pattern PREFIX = Pattern.compile("(/[A-Za-z0-9_-]{1,64}){1,8}");

    private final CurrentVertxRequest request;

    ForwardedPrefix(CurrentVertxRequest request) {
        this.request = request;
    }

    /** Such as {@code /cocp}; empty without a gateway, outside of a request, and where the header is not a path. */
    public String current() {
        try {
            var current = request.getCurrent();
            var prefix = current == null ? null : current.request().getHeader(HEADER);
            return prefix != null && PREFIX.matcher(prefix).matches() ? prefix : "";
        } catch (ContextNotActiveException _) {
            return "";
        }
    }
}
