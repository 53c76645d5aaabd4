package dev.sluice.transfer.partnercenter.api;

import dev.sluice.platform.problem.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Headers and errors of the vendor's paths: {@code MS-RequestId} is the key of a request, and problems carry the vendor's number. */
public class WireFilter {

    private static final Pattern PATHS = Pattern.compile(
            "/v1/((customers/[^/]+/)?migrations/newcommerce(/.*)?|customers/[^/]+/subscriptions/customTermEndDates)");
    private static final String REQUEST = "MS-RequestId";
    private static final String CORRELATION = "MS-CorrelationId";
    private static final String KEY = "Idempotency-Key";

    @ServerRequestFilter
    public void take(ContainerRequestContext request) {
        var id = request.getHeaderString(REQUEST);
        if (isVendors(request) && id != null && request.getHeaderString(KEY) == null) {
            request.getHeaders().putSingle(KEY, id);
        }
    }

    @ServerResponseFilter
    public void give(ContainerRequestContext request, ContainerResponseContext response) {
        if (!isVendors(request)) {
            return;
        }
        for (var name : List.of(REQUEST, CORRELATION)) {
            var value = request.getHeaderString(name);
            if (value != null) {
                response.getHeaders().putSingle(name, value);
            }
        }
        if (response.getEntity() instanceof Problem problem) {
            var told = WireProblem.of(problem);
            response.setStatus(told.status());
            response.setEntity(told);
        }
    }

    private static boolean isVendors(ContainerRequestContext request) {
        return PATHS.matcher(request.getUriInfo().getRequestUri().getPath()).matches();
    }
}
