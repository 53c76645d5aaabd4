package dev.sluice.notification.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.jspecify.annotations.Nullable;

/** Partners' topics in a Kafka cluster. Rights are given where the brokers have an authoriser. */
final class KafkaTopics implements TopicCluster {

    private static final String QUOTA = "consumer_byte_rate";
    private static final String USER = "User:";
    private static final String ANY_HOST = "*";

    private final Map<String, Object> cluster;
    private final Limits limits;

    /** @param patience how long the cluster may take to answer */
    record Limits(Duration retention, long mostBytes, long bytesPerSecond, short replicas, Duration patience) {}

    KafkaTopics(Map<String, Object> cluster, Limits limits) {
        this.cluster = new HashMap<>(cluster);
        this.cluster.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int)
                limits.patience().toMillis());
        this.cluster.put(
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) limits.patience().toMillis() / 2);
        this.limits = limits;
    }

    @Override
    public void prepare(PartnerTopic topic) throws ClusterAway {
        try (var admin = Admin.create(cluster)) {
            var wanted = new NewTopic(topic.topic(), 1, limits.replicas()).configs(settings());
            done(admin.createTopics(List.of(wanted)).all(), TopicExistsException.class);
            requireOnePartition(admin, topic);
            done(
                    admin.incrementalAlterConfigs(Map.of(resource(topic), changes()))
                            .all(),
                    null);
            done(admin.createAcls(rights(topic)).all(), SecurityDisabledException.class);
            done(
                    admin.alterClientQuotas(List.of(quota(topic, (double) limits.bytesPerSecond())))
                            .all(),
                    null);
        }
    }

    /** A broker that makes topics by itself may have been faster: what it made keeps no order over its partitions. */
    private void requireOnePartition(Admin admin, PartnerTopic topic) throws ClusterAway {
        var described = done(
                admin.describeTopics(List.of(topic.topic())).allTopicNames(), UnknownTopicOrPartitionException.class);
        var partitions = described == null
                ? 1
                : described.values().stream()
                        .mapToInt(description -> description.partitions().size())
                        .sum();
        if (partitions != 1) {
            throw new ClusterAway(new IllegalStateException(
                    "it has %d partitions instead of one; remove it, and it is made anew".formatted(partitions)));
        }
    }

    @Override
    public void remove(PartnerTopic topic) throws ClusterAway {
        try (var admin = Admin.create(cluster)) {
            var filters = rights(topic).stream().map(AclBinding::toFilter).toList();
            done(admin.deleteAcls(filters).all(), SecurityDisabledException.class);
            done(admin.alterClientQuotas(List.of(quota(topic, null))).all(), null);
            done(admin.deleteTopics(List.of(topic.topic())).all(), UnknownTopicOrPartitionException.class);
        }
    }

    private Map<String, String> settings() {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(limits.retention().toMillis()),
                TopicConfig.RETENTION_BYTES_CONFIG, Long.toString(limits.mostBytes()));
    }

    private Collection<AlterConfigOp> changes() {
        return settings().entrySet().stream()
                .map(entry ->
                        new AlterConfigOp(new ConfigEntry(entry.getKey(), entry.getValue()), AlterConfigOp.OpType.SET))
                .toList();
    }

    private static ConfigResource resource(PartnerTopic topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.topic());
    }

    /** To read and to describe the topic, and to use consumer groups of one's own; nothing else. */
    static List<AclBinding> rights(PartnerTopic topic) {
        var onTopic = new ResourcePattern(ResourceType.TOPIC, topic.topic(), PatternType.LITERAL);
        var onGroups = new ResourcePattern(ResourceType.GROUP, topic.groupPrefix(), PatternType.PREFIXED);
        var rights = new ArrayList<AclBinding>();
        rights.add(right(onTopic, topic, AclOperation.READ));
        rights.add(right(onTopic, topic, AclOperation.DESCRIBE));
        rights.add(right(onGroups, topic, AclOperation.READ));
        return rights;
    }

    private static AclBinding right(ResourcePattern on, PartnerTopic topic, AclOperation operation) {
        return new AclBinding(
                on, new AccessControlEntry(topic.principal(), ANY_HOST, operation, AclPermissionType.ALLOW));
    }

    private static ClientQuotaAlteration quota(PartnerTopic topic, @Nullable Double bytesPerSecond) {
        var user = topic.principal().startsWith(USER) ? topic.principal().substring(USER.length()) : topic.principal();
        var entity = new ClientQuotaEntity(Map.of(ClientQuotaEntity.USER, user));
        return new ClientQuotaAlteration(entity, List.of(new ClientQuotaAlteration.Op(QUOTA, bytesPerSecond)));
    }

    /**
     * @param unless what may be wrong all the same: it is as it should be already
     * @return null in that case
     */
    private <T> @Nullable T done(KafkaFuture<T> future, @Nullable Class<? extends Exception> unless)
            throws ClusterAway {
        try {
            return future.get(limits.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (!Optional.ofNullable(unless)
                    .filter(kind -> kind.isInstance(e.getCause()))
                    .isPresent()) {
                throw new ClusterAway(Optional.ofNullable(e.getCause()).orElse(e));
            }
            return null;
        } catch (TimeoutException e) {
            throw new ClusterAway(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterAway(e);
        }
    }
}
