package dev.sluice.notification.topic.api;

import dev.sluice.notification.endpoint.EndpointState;
import dev.sluice.notification.topic.TopicDesk;
import dev.sluice.platform.problem.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A partner's subscription to a topic of its own. */
public record KafkaSubscriptionView(
        UUID id,
        List<String> eventTypes,
        String topic,

        @Schema(description = "As whom the partner's clients have to connect; nobody else may read the topic.")
        String principal,

        @Schema(description = "Consumer groups have to begin like this.")
        String groupPrefix,

        EndpointState state,
        Instant stateSince,
        Instant createdAt,
        long version,
        List<String> allowedActions,
        Map<String, String> links)
        implements Versioned {

    static KafkaSubscriptionView of(TopicDesk.Subscribed subscribed) {
        var subscription = subscribed.subscription();
        var topic = subscribed.topic();
        var self = "/v1/kafka-subscriptions/" + subscription.id();
        return new KafkaSubscriptionView(
                subscription.id(),
                subscription.eventTypes(),
                topic.topic(),
                topic.principal(),
                topic.groupPrefix(),
                subscription.state(),
                subscription.stateSince(),
                subscription.createdAt(),
                subscription.version(),
                List.of("change", "delete"),
                Map.of("self", self));
    }
}
