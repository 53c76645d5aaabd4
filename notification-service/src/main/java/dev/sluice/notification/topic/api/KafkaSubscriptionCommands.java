package dev.sluice.notification.topic.api;

import dev.sluice.notification.topic.TopicDesk;
import dev.sluice.platform.command.Command;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.tenancy.Callers;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The part of each request that is one transaction: the cluster is spoken to after it. */
@RequestScoped
@Command
class KafkaSubscriptionCommands {

    private final TopicDesk desk;
    private final Callers callers;
    private final UriInfo uri;

    KafkaSubscriptionCommands(TopicDesk desk, Callers callers, UriInfo uri) {
        this.desk = desk;
        this.callers = callers;
        this.uri = uri;
    }

    RestResponse<KafkaSubscriptionView> subscribe(List<String> eventTypes) {
        var subscribed = desk.subscribe(callers.current(), eventTypes);
        var address = uri.getBaseUriBuilder()
                .path("v1/kafka-subscriptions/{id}")
                .build(subscribed.subscription().id());
        return RestResponse.ResponseBuilder.<KafkaSubscriptionView>created(address)
                .entity(KafkaSubscriptionView.of(subscribed))
                .build();
    }

    KafkaSubscriptionView change(UUID id, List<String> eventTypes, @Nullable IfMatch ifMatch) {
        return KafkaSubscriptionView.of(desk.change(callers.current(), id, eventTypes, ifMatch));
    }

    void unsubscribe(UUID id, @Nullable IfMatch ifMatch) {
        desk.unsubscribe(callers.current(), id, ifMatch);
    }
}
