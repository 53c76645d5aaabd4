package dev.sluice.notification.topic;

import dev.sluice.notification.endpoint.EndpointOwners;
import dev.sluice.platform.deadlines.Deadline;
import dev.sluice.platform.deadlines.DeadlineSource;
import dev.sluice.platform.deadlines.DeadlineWords;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** When the topic of a subscription that ended goes, with what it holds. */
@ApplicationScoped
class TopicDeadlines implements DeadlineSource, DeadlineWords {

    private static final String AGGREGATE = "partner_topic";
    private static final String REMOVAL = "TOPIC_REMOVED";

    private final PartnerTopics topics;

    TopicDeadlines(PartnerTopics topics) {
        this.topics = topics;
    }

    @Override
    public List<Deadline> of(Caller caller, Instant now) {
        return EndpointOwners.include(caller)
                ? topics
                        .removal(caller.tenant())
                        .map(at -> new Deadline(
                                AGGREGATE, caller.tenant(), REMOVAL, "", at, "OWNER", Set.of(caller.tenant())))
                        .stream()
                        .toList()
                : List.of();
    }

    @Override
    public String aggregateType() {
        return AGGREGATE;
    }

    @Override
    public String link(UUID tenant) {
        return "/v1/kafka-subscriptions";
    }

    @Override
    public String summary(Deadline deadline) {
        return "The topic of a subscription that ended is removed with what it holds; subscribe again to keep it";
    }
}
