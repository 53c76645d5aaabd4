package dev.sluice.stack.clock;

import dev.sluice.stack.postgres.Database;
import dev.sluice.stack.services.Service;
import dev.sluice.stack.state.StackSecrets;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Looks into the outboxes and at the broker. */
public final class SuiteTraffic implements Traffic, AutoCloseable {

    private final List<Connection> connections;
    private final Admin admin;
    private final List<String> topics;
    private final Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();

    private SuiteTraffic(List<Connection> connections, Admin admin, List<String> topics) {
        this.connections = connections;
        this.admin = admin;
        this.topics = topics;
    }

    public static SuiteTraffic open(StackSecrets secrets, String kafka, List<String> topics) throws IOException {
        var connections = new ArrayList<Connection>();
        try {
            for (Database database : secrets.databases().values()) {
                connections.add(database.connect());
            }
        } catch (SQLException failure) {
            throw new IOException("cannot look into the outboxes: " + failure.getMessage(), failure);
        }
        return new SuiteTraffic(connections, Admin.create(Map.of("bootstrap.servers", kafka)), topics);
    }

    /** In this order: what left an outbox before is on a topic by then, and what was read from there is committed last. */
    @Override
    public Snapshot look() throws IOException {
        var unsent = 0L;
        for (var connection : connections) {
            unsent += unsent(connection);
        }
        var ends = ends();
        return new Snapshot(
                unsent,
                unread(ends),
                ends.values().stream().mapToLong(Long::longValue).sum());
    }

    @Override
    public void close() throws IOException {
        admin.close();
        try {
            for (var connection : connections) {
                connection.close();
            }
        } catch (SQLException failure) {
            throw new IOException(failure);
        }
    }

    /** A parked subject waits for a person, not for the relay. */
    private static long unsent(Connection connection) throws IOException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select count(*) from platform.outbox o
                        where not exists (select from platform.outbox p where p.parked and p.subject = o.subject)
                        """)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException failure) {
            throw new IOException("cannot look into an outbox: " + failure.getMessage(), failure);
        }
    }

    /** Topics are there before anybody looks. */
    private Map<TopicPartition, OffsetSpec> partitions() throws IOException {
        if (partitions.isEmpty()) {
            result(admin.describeTopics(topics).allTopicNames())
                    .values()
                    .forEach(topic -> topic.partitions()
                            .forEach(each -> partitions.put(
                                    new TopicPartition(topic.name(), each.partition()), OffsetSpec.latest())));
        }
        return partitions;
    }

    private Map<TopicPartition, Long> ends() throws IOException {
        var ends = new HashMap<TopicPartition, Long>();
        result(admin.listOffsets(partitions()).all())
                .forEach((partition, offset) -> ends.put(partition, offset.offset()));
        return ends;
    }

    private long unread(Map<TopicPartition, Long> ends) throws IOException {
        var groups = result(admin.listGroups().all()).stream()
                .map(GroupListing::groupId)
                .filter(SuiteTraffic::isOurs)
                .toList();
        var asked = admin.listConsumerGroupOffsets(groups.stream()
                .collect(Collectors.toMap(Function.identity(), _ -> new ListConsumerGroupOffsetsSpec())));
        var described = admin.describeConsumerGroups(groups);
        var committed = result(asked.all());
        var unread = 0L;
        for (var group : result(described.all()).values()) {
            unread += unread(group, committed.getOrDefault(group.groupId(), Map.of()), ends);
        }
        return unread;
    }

    private static long unread(
            ConsumerGroupDescription group,
            Map<TopicPartition, OffsetAndMetadata> committed,
            Map<TopicPartition, Long> ends) {
        if (group.groupState() != GroupState.STABLE && group.groupState() != GroupState.EMPTY) {
            return 1; // who reads what is being settled at this moment
        }
        var positions = new HashMap<TopicPartition, Long>();
        group.members()
                .forEach(member ->
                        member.assignment().topicPartitions().forEach(partition -> positions.put(partition, 0L)));
        committed.forEach((partition, offset) -> {
            if (offset != null) {
                positions.put(partition, offset.offset());
            }
        });
        return positions.entrySet().stream()
                .mapToLong(position -> ends.getOrDefault(position.getKey(), 0L) - position.getValue())
                .filter(lag -> lag > 0)
                .sum();
    }

    private static boolean isOurs(String group) {
        return Arrays.stream(Service.values()).anyMatch(service -> group.startsWith(service.module()));
    }

    private static <T> T result(KafkaFuture<T> future) throws IOException {
        try {
            return future.get();
        } catch (ExecutionException failure) {
            throw new IOException("cannot look at the topics: " + failure.getCause(), failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interruption);
        }
    }
}
