package dev.sluice.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.deploy.TopicManifests.Topic;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Topics and rights")
class TopicsAndRightsTest {

    private static final Pattern TOPIC =
            Pattern.compile("\"((?:cocp|transfer|attribution|notification|suite)\\.[a-z-]+\\.v\\d+)\"");

    private final Manifests production = Manifests.of("production");

    @Test
    void every_topic_of_the_contracts_exists_as_they_describe_it() {
        for (var topic : Topic.all()) {
            var config = production.one("KafkaTopic", topic.name()).at("/spec/config");

            assertThat(config.path("cleanup.policy").asText()).as(topic.name()).isEqualTo(topic.cleanup());
            assertThat(config.path("retention.ms").asLong() / 86_400_000)
                    .as(topic.name())
                    .isEqualTo(topic.retentionDays().isEmpty() ? 0 : Long.parseLong(topic.retentionDays()));
        }
    }

    @Test
    void nothing_else_exists_but_dead_letters_of_what_is_read() {
        var wanted = new TreeSet<>(Topic.all().stream().map(Topic::name).toList());
        for (var application : Repository.SERVICES) {
            application.reads().forEach(topic -> wanted.add(topic + "." + application.service() + ".dlq"));
        }

        assertThat(production
                        .kind("KafkaTopic")
                        .map(topic -> topic.at("/metadata/name").asText()))
                .containsExactlyInAnyOrderElementsOf(wanted)
                .contains("transfer.migration-events.v1.notification-service.dlq");
    }

    @Test
    void every_topic_that_is_read_is_in_the_contracts() {
        var known = Topic.all().stream().map(Topic::name).toList();

        assertThat(Repository.SERVICES)
                .allSatisfy(application ->
                        assertThat(application.reads()).isNotEmpty().isSubsetOf(known));
    }

    @Test
    void each_service_may_write_what_its_sources_publish() {
        for (var application : Repository.SERVICES) {
            var published = topicsIn(application);
            published.add("suite.audit-seals.v1");

            assertThat(allowed(application.service(), "topic", "Write"))
                    .as(application.service())
                    .containsAll(published);
        }
    }

    @Test
    void each_service_writes_its_own_topics_alone() {
        for (var application : Repository.SERVICES) {
            var own = Topic.all().stream()
                    .filter(topic -> List.of(application.name(), "suite").contains(topic.owner()))
                    .map(Topic::name)
                    .collect(Collectors.toSet());

            assertThat(allowed(application.service(), "topic", "Write"))
                    .as(application.service())
                    .allMatch(topic -> own.contains(topic)
                            || topic.endsWith("." + application.service() + ".dlq")
                            || (application.name().equals("notification") && topic.equals("partners.")));
        }
    }

    @Test
    void each_service_may_read_what_its_channels_name_and_nothing_else() {
        for (var application : Repository.SERVICES) {
            assertThat(allowed(application.service(), "topic", "Read"))
                    .as(application.service())
                    .containsExactlyInAnyOrderElementsOf(application.reads());
            assertThat(allowed(application.service(), "group", "Read"))
                    .containsExactly(application.settings().getProperty("quarkus.application.name"));
        }
    }

    @Test
    void only_notification_service_may_change_the_cluster() {
        assertThat(production
                        .kind("KafkaUser")
                        .filter(user -> rights(user, "cluster").anyMatch(right -> true)))
                .singleElement()
                .satisfies(
                        user -> assertThat(user.at("/metadata/name").asText()).isEqualTo("notification-service"));
        assertThat(production
                        .kind("KafkaUser")
                        .flatMap(user -> rights(user, "topic"))
                        .flatMap(right -> Manifests.texts(right.path("operations")).stream()))
                .doesNotContain("All");
    }

    @Test
    void every_user_has_a_password_rights_and_limits() {
        assertThat(production.kind("KafkaUser")).hasSize(5).allSatisfy(user -> {
            assertThat(user.at("/spec/authentication/type").asText()).isEqualTo("scram-sha-512");
            assertThat(user.at("/spec/authorization/type").asText()).isEqualTo("simple");
            assertThat(user.at("/spec/quotas/producerByteRate").asInt()).isPositive();
            assertThat(user.at("/spec/quotas/consumerByteRate").asInt()).isPositive();
        });
        assertThat(production
                        .one("Kafka", "sluice")
                        .at("/spec/kafka/authorization/type")
                        .asText())
                .isEqualTo("simple");
        assertThat(Manifests.each(production.one("Kafka", "sluice").at("/spec/kafka/listeners")))
                .allSatisfy(listener -> {
                    assertThat(listener.path("tls").asBoolean()).isTrue();
                    assertThat(listener.at("/authentication/type").asText()).isEqualTo("scram-sha-512");
                });
    }

    @Test
    void the_operator_leaves_partners_to_notification_service() {
        var environment =
                production.one("Kafka", "sluice").at("/spec/entityOperator/template/userOperatorContainer/env");
        var ignored = Manifests.each(environment)
                .filter(variable -> variable.path("name").asText().equals("STRIMZI_IGNORED_USERS_PATTERN"))
                .map(variable -> variable.path("value").asText())
                .findFirst()
                .orElseThrow();

        assertThat("partner-0198c7f2-1111-7000-8000-000000000001").matches(ignored);
        assertThat(Repository.SERVICES)
                .noneMatch(application -> application.service().matches(ignored));
    }

    /** Names that look like topics of the service; some types of events do as well. */
    private static Set<String> topicsIn(Repository.Application application) {
        var topics = new TreeSet<String>();
        for (var file : Repository.files(application.sources(), ".java")) {
            TOPIC.matcher(Repository.text(file)).results().forEach(result -> topics.add(result.group(1)));
        }
        topics.removeAll(eventTypes());
        assertThat(topics).isNotEmpty();
        return topics;
    }

    private static Set<String> eventTypes() {
        return Repository.files(Repository.ROOT.resolve("contracts"), ".schema.json").stream()
                .map(file -> file.getFileName().toString().replace(".schema.json", ""))
                .collect(Collectors.toSet());
    }

    private List<String> allowed(String user, String type, String operation) {
        return rights(production.one("KafkaUser", user), type)
                .filter(right -> Manifests.texts(right.path("operations")).contains(operation))
                .map(right -> right.at("/resource/name").asText())
                .toList();
    }

    private static java.util.stream.Stream<JsonNode> rights(ObjectNode user, String type) {
        return Manifests.each(user.at("/spec/authorization/acls"))
                .filter(right -> right.at("/resource/type").asText().equals(type));
    }
}
