package dev.sluice.platform.admission;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.platform.correlation.Correlation;
import dev.sluice.platform.correlation.RequestFlow;
import dev.sluice.platform.problem.Problem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Virtual threads move the queue from the threads into the connection pool; this gate bounds that queue. It stands before
 * authentication: a request that will not be served costs nothing more than this answer.
 */
@ApplicationScoped
public class AdmissionGate {

    /** Before every other filter. */
    private static final int FIRST = 1_000_000;

    private static final String RETRY_AFTER_SECONDS = "1";

    private final AtomicInteger inside = new AtomicInteger();
    private final int places;
    private final Counter turnedAway;
    private final ObjectMapper json;
    private final RequestFlow flows;

    AdmissionGate(
            MeterRegistry metrics,
            ObjectMapper json,
            RequestFlow flows,
            @ConfigProperty(name = "sluice.admission.places", defaultValue = "60") int places) {
        this.places = places;
        this.turnedAway = metrics.counter("sluice.admission.turned-away");
        metrics.gauge("sluice.admission.inside", inside);
        this.json = json;
        this.flows = flows;
    }

    void register(@Observes Filters filters) {
        filters.register(this::admit, FIRST);
    }

    /** Health, metrics and documents are always answered. */
    private void admit(RoutingContext request) {
        if (request.normalizedPath().startsWith("/q/")) {
            request.next();
            return;
        }
        var flow = flows.begin(request);
        if (inside.incrementAndGet() > places) {
            inside.decrementAndGet();
            turnedAway.increment();
            turnAway(request, flow);
            return;
        }
        request.addEndHandler(end -> inside.decrementAndGet());
        request.next();
    }

    private void turnAway(RoutingContext request, Correlation flow) {
        var problem = new Problem(
                Problem.typeOf("OVERLOADED"),
                "Not available now",
                503,
                "More is asked of this service than it can answer in time. Nothing was done; try again shortly.",
                request.normalizedPath(),
                "OVERLOADED",
                flow.correlationId(),
                List.of(),
                Map.of());
        request.response()
                .setStatusCode(503)
                .putHeader("Retry-After", RETRY_AFTER_SECONDS)
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(json.valueToTree(problem).toString());
    }
}
