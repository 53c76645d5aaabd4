package dev.sluice.notification.topic;

import dev.sluice.notification.topic.TopicCluster.ClusterAway;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.deadlines.DueWork;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Brings the cluster to where the table says it should be, outside of transactions; again, where it broke off. */
@ApplicationScoped
public class TopicCare implements DueWork {

    private final PartnerTopics topics;
    private final TopicCluster cluster;
    private final BusinessClock clock;

    TopicCare(
            PartnerTopics topics,
            TopicConfig config,
            BusinessClock clock,
            @Identifier("default-kafka-broker") Map<String, Object> cluster) {
        this.topics = topics;
        this.clock = clock;
        this.cluster = new KafkaTopics(
                cluster,
                new KafkaTopics.Limits(
                        config.retention(),
                        config.mostBytes(),
                        config.bytesPerSecond(),
                        config.replicas(),
                        config.patience()));
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void prepare() {
        topics.unprepared().forEach(this::prepare);
    }

    /** Right after a subscription, so that its topic is there when it is answered; others' topics are not waited for. */
    public void prepare(UUID tenant) {
        topics.unprepared(tenant).ifPresent(this::prepare);
    }

    private void prepare(PartnerTopic topic) {
        try {
            cluster.prepare(topic);
            topics.prepared(topic.tenant());
        } catch (ClusterAway e) {
            Log.warnf("topic %s is made later: %s", topic.topic(), e.getMessage());
        }
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void remove() {
        if (!clock.isStanding()) {
            runDue(clock.now());
        }
    }

    @Override
    public Optional<Instant> nextDueAt() {
        return topics.nextRemoval();
    }

    @Override
    public int runDue(Instant now) {
        var removed = 0;
        for (var topic : topics.takeDue(now)) {
            try {
                cluster.remove(topic);
                topics.removed(topic.tenant());
                removed++;
            } catch (ClusterAway e) {
                Log.warnf("topic %s is removed later: %s", topic.topic(), e.getMessage());
            }
        }
        return removed;
    }
}
