package dev.sluice.notification.topic;

import dev.sluice.notification.endpoint.StreamDesk;
import dev.sluice.notification.endpoint.WebhookEndpoint;
import dev.sluice.notification.sending.TopicSender;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a partner does with its topic. Each use case is one transaction; the cluster follows afterwards. */
@ApplicationScoped
@Transactional
public class TopicDesk {

    private final StreamDesk streams;
    private final PartnerTopics topics;
    private final TopicConfig config;
    private final BusinessClock clock;

    TopicDesk(StreamDesk streams, PartnerTopics topics, TopicConfig config, BusinessClock clock) {
        this.streams = streams;
        this.topics = topics;
        this.config = config;
        this.clock = clock;
    }

    /** A subscription and the topic that it fills. */
    public record Subscribed(WebhookEndpoint subscription, PartnerTopic topic) {}

    public Subscribed subscribe(Caller caller, List<String> eventTypes) {
        var topic = PartnerTopic.of(caller.tenant(), config.principalPrefix());
        topics.reserve();
        var state = topics.state(caller.tenant());
        streams.of(caller).ifPresent(TopicDesk::refuseSecond);
        if (state.filter("REMOVING"::equals).isPresent()) {
            throw Refusal.conflict("TOPIC_BEING_REMOVED", "The topic is being removed; subscribe again in a minute.");
        }
        if (state.isEmpty() && topics.count() >= config.most()) {
            throw Refusal.conflict(
                    "TOPIC_LIMIT",
                    "The cluster has the %d partner topics that it may have; webhooks and GET /v1/events carry the same events."
                            .formatted(config.most()));
        }
        var subscription = streams.open(caller, TopicSender.address(topic.topic()), eventTypes);
        topics.activate(topic);
        return new Subscribed(subscription, topic);
    }

    public Subscribed change(Caller caller, UUID id, List<String> eventTypes, @Nullable IfMatch ifMatch) {
        return with(streams.change(caller, id, eventTypes, ifMatch));
    }

    /** What the topic holds can be read until it goes. */
    public void unsubscribe(Caller caller, UUID id, @Nullable IfMatch ifMatch) {
        topics.state(caller.tenant());
        streams.close(caller, id, ifMatch);
        topics.end(caller.tenant(), clock.now(), clock.now().plus(config.keptAfterEnd()));
    }

    public Subscribed get(Caller caller, UUID id) {
        return with(streams.get(caller, id));
    }

    public List<Subscribed> list(Caller caller) {
        return streams.of(caller).map(this::with).stream().toList();
    }

    private Subscribed with(WebhookEndpoint subscription) {
        return new Subscribed(subscription, PartnerTopic.of(subscription.tenantId(), config.principalPrefix()));
    }

    private static void refuseSecond(WebhookEndpoint present) {
        throw Refusal.conflict(
                        "KAFKA_SUBSCRIPTION_EXISTS",
                        "The tenant has the subscription %s; change what it is about by PATCH.".formatted(present.id()))
                .with("subscriptionId", present.id());
    }
}
