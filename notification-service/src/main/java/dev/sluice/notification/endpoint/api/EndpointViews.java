package dev.sluice.notification.endpoint.api;

import dev.sluice.notification.endpoint.EndpointDesk;
import dev.sluice.notification.endpoint.Vital;
import dev.sluice.notification.endpoint.Vitals;
import dev.sluice.notification.endpoint.WebhookEndpoint;
import dev.sluice.platform.clock.BusinessClock;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;

/** Puts together what an endpoint is and how it fares. */
@RequestScoped
class EndpointViews {

    private final Vitals vitals;
    private final BusinessClock clock;

    EndpointViews(Vitals vitals, BusinessClock clock) {
        this.vitals = vitals;
        this.clock = clock;
    }

    EndpointView of(WebhookEndpoint endpoint) {
        return of(List.of(endpoint)).getFirst();
    }

    List<EndpointView> of(List<WebhookEndpoint> endpoints) {
        var known = vitals.of(endpoints.stream().map(WebhookEndpoint::id).toList());
        var now = clock.now();
        return endpoints.stream()
                .map(endpoint -> EndpointView.of(endpoint, known.getOrDefault(endpoint.id(), Vital.UNKNOWN), now))
                .toList();
    }

    NewSecretView of(EndpointDesk.WithSecret made) {
        return new NewSecretView(of(made.endpoint()), made.secret().text());
    }
}
