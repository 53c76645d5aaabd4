package dev.sluice.platform.tenancy;

import dev.sluice.platform.problem.Refusal;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Checks {@link Allow} before the body is read: 401, then 403, then everything else. */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class AccessFilter implements ContainerRequestFilter {

    private final Callers callers;

    @Context
    ResourceInfo resource;

    @SuppressWarnings("NullAway.Init") // resource: by JAX-RS
    AccessFilter(Callers callers) {
        this.callers = callers;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var allow = allow();
        if (allow == null && !resource.getResourceClass().getName().startsWith("dev.sluice.")) {
            return;
        }
        var caller = callers.current();
        if (allow == null) {
            throw Refusal.forbidden("FORBIDDEN", "Nobody may call this.");
        }
        if (Arrays.stream(allow.value()).noneMatch(caller::fits)) {
            throw Refusal.forbidden(allow.otherwise(), "This needs one of: " + String.join(", ", allow.value()) + ".");
        }
    }

    private @Nullable Allow allow() {
        var onMethod = resource.getResourceMethod().getAnnotation(Allow.class);
        return onMethod != null ? onMethod : resource.getResourceClass().getAnnotation(Allow.class);
    }
}
