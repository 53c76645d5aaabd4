package dev.sluice.platform.correlation;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Gives the request's flow to the thread that works for it. */
public class CorrelationFilter {

    private final RequestFlow flow;

    CorrelationFilter(RequestFlow flow) {
        this.flow = flow;
    }

    @ServerRequestFilter(priority = 0)
    public void begin() {
        flow.current().enter();
    }

    @ServerResponseFilter
    public void end() {
        Correlation.leave();
    }
}
