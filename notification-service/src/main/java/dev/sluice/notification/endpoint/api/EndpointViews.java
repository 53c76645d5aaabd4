package dev.sluice.notification.endpoint.api;

import dev.sluice.notification.endpoint.EndpointDesk;
import dev.sluice.notification.endpoint.Vital;
import dev.sluice.notification.endpoint.Vitals;
import dev.sluice.notification.endpoint.WebhookEndpoint;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;

/** Puts together what an endpoint is and how it fares. */
@RequestScoped
class EndpointViews {

    private final Vitals vitals;

    EndpointViews(Vitals vitals) {
        this.vitals = vitals;
    }

    EndpointView of(WebhookEndpoint endpoint) {
        return of(List.of(endpoint)).getFirst();
    }

    List<EndpointView> of(List<WebhookEndpoint> endpoints) {
        var known = vitals.of(endpoints.stream().map(WebhookEndpoint::id).toList());
        return endpoints.stream()
                .map(endpoint -> EndpointView.of(endpoint, known.getOrDefault(endpoint.id(), Vital.UNKNOWN)))
                .toList();
    }

    NewSecretView of(EndpointDesk.WithSecret made) {
        return new NewSecretView(of(made.endpoint()), made.secret().text());
    }
}
