package dev.sluice.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Production")
class ProductionTest {

    private final Manifests production = Manifests.of("production");

    @Test
    void is_no_sandbox() {
        assertThat(production
                        .one("ConfigMap", "sluice-services")
                        .at("/data/SLUICE_DEPLOYMENT_KIND")
                        .asText())
                .isEqualTo("PRODUCTION");
        assertThat(Repository.text(Generated.rendered("production"))).doesNotContainIgnoringCase("sandbox");
        assertThat(Repository.text(Generated.rendered("dev"))).contains("SLUICE_DEPLOYMENT_KIND: SANDBOX");
    }

    @Test
    void sends_webhooks_to_public_addresses_alone() {
        assertThat(Repository.text(Generated.rendered("production"))).doesNotContain("ALLOWED_NETWORKS");
    }

    @Test
    void names_versions_of_everything_that_it_runs() {
        assertThat(production
                        .kind("Deployment")
                        .map(deployment -> deployment
                                .at("/spec/template/spec/containers/0/image")
                                .asText()))
                .hasSize(4)
                .allMatch(image ->
                        image.matches("registry\\.sluice\\.example/sluice/[a-z]+-service:[0-9]+\\.[0-9]+\\.[0-9]+"));
    }

    @Test
    void survives_the_loss_of_a_zone() {
        assertThat(production.kind("HorizontalPodAutoscaler"))
                .hasSize(4)
                .allMatch(each -> each.at("/spec/minReplicas").asInt() >= 3);
        assertThat(production.kind("PodDisruptionBudget"))
                .hasSize(4)
                .allMatch(each -> each.at("/spec/maxUnavailable").asInt() == 1);
        assertThat(production
                        .one("KafkaNodePool", "brokers")
                        .at("/spec/replicas")
                        .asInt())
                .isEqualTo(3);
        assertThat(production.kind("KafkaTopic"))
                .allMatch(topic -> topic.at("/spec/replicas").asInt() == 3);
        assertThat(production
                        .one("Kafka", "sluice")
                        .at("/spec/kafka/config")
                        .path("min.insync.replicas")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void keeps_what_was_committed_on_two_machines_and_in_the_archive() {
        assertThat(production.kind("Cluster")).hasSize(4).allSatisfy(cluster -> {
            assertThat(cluster.at("/spec/instances").asInt()).isEqualTo(3);
            assertThat(cluster.at("/spec/postgresql/synchronous/dataDurability").asText())
                    .isEqualTo("required");
            assertThat(cluster.at("/spec/postgresql/parameters/synchronous_commit")
                            .asText())
                    .isEqualTo("on");
            var name = cluster.at("/metadata/name").asText();
            var plugin = cluster.at("/spec/plugins/0");
            assertThat(plugin.path("isWALArchiver").asBoolean()).isTrue();
            assertThat(plugin.at("/parameters/barmanObjectName").asText()).isEqualTo(name);
            assertThat(production
                            .one("ObjectStore", name)
                            .at("/spec/retentionPolicy")
                            .asText())
                    .isEqualTo("35d");
            assertThat(production
                            .one("ScheduledBackup", name)
                            .at("/spec/cluster/name")
                            .asText())
                    .isEqualTo(name);
        });
        assertThat(production
                        .kind("ObjectStore")
                        .map(store ->
                                store.at("/spec/configuration/destinationPath").asText()))
                .doesNotHaveDuplicates();
    }

    @Test
    void lets_nobody_in_without_encryption() {
        assertThat(Manifests.each(production.one("Gateway", "sluice").at("/spec/listeners")))
                .anyMatch(listener -> listener.path("protocol").asText().equals("HTTPS"));
        assertThat(production
                        .kind("HTTPRoute")
                        .filter(route -> route.at("/spec/parentRefs/0/sectionName")
                                .asText()
                                .equals("http")))
                .singleElement()
                .satisfies(route -> assertThat(route.at("/spec/rules/0/filters/0/requestRedirect/scheme")
                                .asText())
                        .isEqualTo("https"));
        assertThat(production
                        .one("Namespace", "sluice")
                        .at("/metadata/labels/pod-security.kubernetes.io~1enforce")
                        .asText())
                .isEqualTo("restricted");
    }

    @Test
    void can_be_restored_to_an_instant() {
        var restored = Yaml.documents(Repository.KUBERNETES.resolve("recovery/cocp-db.yaml"))
                .getFirst();

        assertThat(restored.at("/spec/bootstrap/recovery/recoveryTarget/targetTime")
                        .asText())
                .as("the zone in digits, as PostgreSQL wants it")
                .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{6}\\+00");
        assertThat(restored.at("/spec/externalClusters/0/plugin/parameters/barmanObjectName")
                        .asText())
                .isEqualTo(production
                        .one("ObjectStore", "cocp-db")
                        .at("/metadata/name")
                        .asText());
        assertThat(restored.at("/spec/imageName"))
                .isEqualTo(production.one("Cluster", "cocp-db").at("/spec/imageName"));
    }
}
