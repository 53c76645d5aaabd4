package dev.sluice.transfer.handover.api;

import dev.sluice.platform.problem.Problem;
import dev.sluice.platform.problem.Violation;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** The vendor has one number for whatever is wrong with the shape of a transfer that is sent; headers and pages are ours. */
public class InvalidInput {

    private static final Pattern PATHS = Pattern.compile("/v1/transfers(/.*)?");
    private static final String REAL_CODE = "realCode";
    private static final String INVALID_INPUT = "800002";

    @ServerResponseFilter
    public void give(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Problem problem
                && problem.status() == 400
                && !problem.members().containsKey(REAL_CODE)
                && problem.errors().stream().allMatch(InvalidInput::isOfBody)
                && PATHS.matcher(request.getUriInfo().getRequestUri().getPath()).matches()) {
            response.setEntity(with(problem));
        }
    }

    private static boolean isOfBody(Violation fault) {
        var pointer = fault.pointer();
        return pointer == null || pointer.isEmpty() || pointer.startsWith("/");
    }

    private static Problem with(Problem problem) {
        Map<String, Object> members = new HashMap<>(problem.members());
        members.put(REAL_CODE, INVALID_INPUT);
        return new Problem(
                problem.type(),
                problem.title(),
                problem.status(),
                problem.detail(),
                problem.instance(),
                problem.code(),
                problem.traceId(),
                problem.errors(),
                members);
    }
}
