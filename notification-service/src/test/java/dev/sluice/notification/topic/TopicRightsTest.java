package dev.sluice.notification.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.quota.ClientQuotaFilter;
import org.apache.kafka.common.quota.ClientQuotaFilterComponent;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker of its own, which knows who connects and asks its authoriser. */
@DisplayName("Where the brokers have an authoriser, a partner's topic")
class TopicRightsTest {

    static final Duration SOON = Duration.ofSeconds(30);
    static final PartnerTopic OURS = PartnerTopic.of(UUID.randomUUID(), "User:partner-");
    static final PartnerTopic THEIRS = PartnerTopic.of(UUID.randomUUID(), "User:partner-");

    @TempDir
    static Path folder;

    static Process broker;
    static String address;

    static KafkaTopics topics;

    @BeforeAll
    static void start() throws Exception {
        var port = freePort();
        address = "127.0.0.1:" + port;
        var settings = folder.resolve("server.properties");
        Files.writeString(settings, settings(port, freePort()));
        var stack = Path.of(System.getProperty("sluice.root"), "local-stack", "target");
        broker = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        stack.resolve("classes") + ":" + stack.resolve("lib") + "/*",
                        "dev.sluice.stack.kafka.Broker",
                        settings.toString(),
                        folder.resolve("data").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
        topics = new KafkaTopics(
                as("admin"),
                new KafkaTopics.Limits(Duration.ofDays(7), 1_000_000, 50_000, (short) 1, Duration.ofSeconds(10)));
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(broker.isAlive()).isTrue();
            topics.prepare(OURS);
        });
        topics.prepare(OURS);
        topics.prepare(THEIRS);
        write("admin", OURS.topic());
        write("admin", THEIRS.topic());
    }

    @AfterAll
    static void stop() {
        broker.destroyForcibly();
    }

    @Test
    void is_read_by_that_partner_in_groups_of_its_own() {
        assertThat(read(OURS, OURS.topic(), OURS.groupPrefix() + "a")).isEqualTo("told");
        assertThat(read(THEIRS, THEIRS.topic(), THEIRS.groupPrefix() + "b")).isEqualTo("told");
    }

    @Test
    void is_refused_to_every_other_principal() {
        assertThatThrownBy(() -> read(THEIRS, OURS.topic(), THEIRS.groupPrefix() + "a"))
                .isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> read(OURS, OURS.topic(), THEIRS.groupPrefix() + "a"))
                .isInstanceOf(AuthorizationException.class);
    }

    @Test
    void is_written_by_nobody_but_us() {
        assertThatThrownBy(() -> write(user(OURS), OURS.topic())).hasRootCauseInstanceOf(AuthorizationException.class);
    }

    @Test
    void shows_its_partner_no_other_topic() throws Exception {
        try (var admin = Admin.create(as(user(OURS)))) {
            assertThat(admin.listTopics().names().get(10, TimeUnit.SECONDS)).containsExactly(OURS.topic());
        }
    }

    @Test
    void has_one_partition_keeps_seven_days_and_has_quotas() throws Exception {
        try (var admin = Admin.create(as("admin"))) {
            var described =
                    admin.describeTopics(List.of(OURS.topic())).allTopicNames().get();
            assertThat(described.get(OURS.topic()).partitions()).hasSize(1);
            var resource = new ConfigResource(ConfigResource.Type.TOPIC, OURS.topic());
            var config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
            assertThat(config.get("retention.ms").value()).isEqualTo("604800000");
            assertThat(config.get("retention.bytes").value()).isEqualTo("1000000");
            var quota = admin.describeClientQuotas(ClientQuotaFilter.contains(
                            List.of(ClientQuotaFilterComponent.ofEntity(ClientQuotaEntity.USER, user(OURS)))))
                    .entities()
                    .get();
            assertThat(quota.values()).containsExactly(Map.of("consumer_byte_rate", 50_000.0));
        }
    }

    @Test
    void goes_with_every_right_and_quota_and_can_go_twice() throws Exception {
        var gone = PartnerTopic.of(UUID.randomUUID(), "User:partner-");
        topics.prepare(gone);

        topics.remove(gone);
        topics.remove(gone);

        try (var admin = Admin.create(as("admin"))) {
            assertThat(admin.listTopics().names().get()).doesNotContain(gone.topic());
            assertThat(admin.describeAcls(AclBindingFilter.ANY).values().get())
                    .noneMatch(acl -> acl.entry().principal().equals(gone.principal()))
                    .anyMatch(acl -> acl.entry().principal().equals(OURS.principal()));
        }
    }

    private static String user(PartnerTopic topic) {
        return topic.principal().substring("User:".length());
    }

    private static void write(String user, String topic) throws ExecutionException, InterruptedException {
        try (var producer = new KafkaProducer<>(as(user), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, "told".getBytes(StandardCharsets.UTF_8)))
                    .get();
        }
    }

    private static String read(PartnerTopic reader, String topic, String group) {
        var settings = new HashMap<>(as(user(reader)));
        settings.put("group.id", group);
        settings.put("auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            for (var patience = 0; patience < 60; patience++) {
                for (var record : consumer.poll(Duration.ofMillis(500))) {
                    return new String(record.value(), StandardCharsets.UTF_8);
                }
            }
            return "nothing";
        }
    }

    private static Map<String, Object> as(String user) {
        return Map.of(
                "bootstrap.servers",
                address,
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s-password\";"
                        .formatted(user, user));
    }

    private static String settings(int port, int controllerPort) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=CLIENTS://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=CLIENTS://127.0.0.1:%1$d
                listener.security.protocol.map=CLIENTS:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT
                inter.broker.listener.name=CLIENTS
                controller.listener.names=CONTROLLER
                sasl.enabled.mechanisms=PLAIN
                sasl.mechanism.inter.broker.protocol=PLAIN
                listener.name.clients.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required \
                username="admin" password="admin-password" user_admin="admin-password" %4$s;
                authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
                super.users=User:admin;User:ANONYMOUS
                log.dirs=%3$s
                auto.create.topics.enable=false
                group.initial.rebalance.delay.ms=0
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                log.cleaner.dedupe.buffer.size=2097152
                """.formatted(port, controllerPort, folder.resolve("data"), known(OURS) + " " + known(THEIRS));
    }

    private static String known(PartnerTopic partner) {
        return "user_%1$s=\"%1$s-password\"".formatted(user(partner));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
