package dev.sluice.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Workloads")
class WorkloadsTest {

    static Stream<Named<ObjectNode>> deployments() {
        return Repository.OVERLAYS.stream()
                .flatMap(overlay -> Manifests.of(overlay)
                        .kind("Deployment")
                        .map(each -> Named.of(each.at("/metadata/name").asText() + ", " + overlay, each)));
    }

    static Stream<Named<Manifests>> overlays() {
        return Repository.OVERLAYS.stream().map(overlay -> Named.of(overlay, Manifests.of(overlay)));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void are_the_four_services(Manifests objects) {
        assertThat(objects.kind("Deployment")
                        .map(each -> each.at("/metadata/name").asText()))
                .containsExactlyInAnyOrderElementsOf(Repository.SERVICES.stream()
                        .map(Repository.Application::service)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void run_as_nobody_in_particular_on_a_file_system_that_cannot_be_written(ObjectNode deployment) {
        var pod = deployment.at("/spec/template/spec");
        var container = container(deployment);

        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
        assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                .isTrue();
        assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                .isFalse();
        assertThat(Manifests.texts(container.at("/securityContext/capabilities/drop")))
                .containsExactly("ALL");
        assertThat(Manifests.each(container.path("volumeMounts"))
                        .filter(mount -> !mount.path("readOnly").asBoolean()))
                .singleElement()
                .satisfies(mount -> assertThat(mount.path("mountPath").asText()).isEqualTo("/tmp"));
        assertThat(Manifests.each(pod.path("volumes")).filter(volume -> volume.has("hostPath")))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void are_asked_at_the_three_health_pages(ObjectNode deployment) {
        var container = container(deployment);

        assertThat(container.at("/startupProbe/httpGet/path").asText()).isEqualTo("/q/health/started");
        assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/q/health/live");
        assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/q/health/ready");
        assertThat(container.at("/startupProbe/periodSeconds").asInt()
                        * container.at("/startupProbe/failureThreshold").asInt())
                .isGreaterThanOrEqualTo(120);
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void have_time_to_end_what_they_began(ObjectNode deployment) {
        var grace = deployment
                .at("/spec/template/spec/terminationGracePeriodSeconds")
                .asInt();
        var untilNobodySends =
                container(deployment).at("/lifecycle/preStop/sleep/seconds").asInt();
        var ofOpenRequests = seconds(SharedSettings.value("quarkus.shutdown.timeout"));
        var ofAnAttempt = seconds(SourceSettings.all().stream()
                .filter(setting -> setting.name().equals("sluice.webhooks.deadline"))
                .findFirst()
                .orElseThrow()
                .defaultValue());

        assertThat(untilNobodySends).isPositive();
        assertThat(grace).isGreaterThanOrEqualTo(untilNobodySends + ofOpenRequests + ofAnAttempt + 5);
        assertThat(deployment.at("/spec/strategy/rollingUpdate/maxUnavailable").asInt(-1))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void are_spread_and_bounded(ObjectNode deployment) {
        var resources = container(deployment).path("resources");

        assertThat(Manifests.each(deployment.at("/spec/template/spec/topologySpreadConstraints"))
                        .map(each -> each.path("topologyKey").asText()))
                .contains("topology.kubernetes.io/zone", "kubernetes.io/hostname");
        assertThat(resources.at("/requests/cpu").isTextual()).isTrue();
        assertThat(resources.at("/requests/memory").isTextual()).isTrue();
        assertThat(resources.at("/limits/memory").isTextual()).isTrue();
        assertThat(deployment.at("/spec/replicas").isMissingNode())
                .as("the autoscaler decides")
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void have_all_that_belongs_to_a_service(Manifests objects) {
        for (var application : Repository.SERVICES) {
            for (var kind : new String[] {
                "Service",
                "HTTPRoute",
                "ServiceAccount",
                "NetworkPolicy",
                "PodDisruptionBudget",
                "HorizontalPodAutoscaler",
                "ServiceMonitor",
                "KafkaUser"
            }) {
                assertThat(objects.one(kind, application.service())).isNotNull();
            }
            assertThat(objects.one("Cluster", application.name() + "-db")
                            .at("/spec/bootstrap/initdb/database")
                            .asText())
                    .isEqualTo(application.name());
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void do_not_ask_a_database_for_more_connections_than_it_has(Manifests objects) {
        var ofAReplica = Integer.parseInt(SharedSettings.value("quarkus.datasource.jdbc.max-size")) + 1;
        for (var application : Repository.SERVICES) {
            var replicas = objects.one("HorizontalPodAutoscaler", application.service())
                            .at("/spec/maxReplicas")
                            .asInt()
                    + objects.one("Deployment", application.service())
                            .at("/spec/strategy/rollingUpdate/maxSurge")
                            .asInt();

            assertThat(objects.one("Cluster", application.name() + "-db")
                            .at("/spec/postgresql/parameters/max_connections")
                            .asInt())
                    .isGreaterThanOrEqualTo(replicas * ofAReplica + 10);
        }
    }

    private static JsonNode container(ObjectNode deployment) {
        return deployment.at("/spec/template/spec/containers/0");
    }

    private static int seconds(String duration) {
        assertThat(duration).matches("[0-9]+s");
        return Integer.parseInt(duration.substring(0, duration.length() - 1));
    }
}
