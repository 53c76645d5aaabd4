package dev.sluice.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The suite on one machine")
class ComposeTest {

    private final JsonNode compose = Yaml.one(Repository.text(Repository.ROOT.resolve("deploy/compose.yaml")));

    @Test
    void is_the_four_services_and_what_they_need() {
        assertThat(compose.path("services").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "cocp-service",
                        "transfer-service",
                        "attribution-service",
                        "notification-service",
                        "gateway",
                        "identity",
                        "databases",
                        "kafka",
                        "topics",
                        "keys",
                        "mails");
    }

    @Test
    void gives_each_service_a_database_of_its_own() {
        var script = Repository.text(ComposeFiles.FOLDER.resolve("databases.sql"));
        for (var application : Repository.SERVICES) {
            var environment = environment(application.service());

            assertThat(environment.path("QUARKUS_DATASOURCE_JDBC_URL").asText()).endsWith("/" + application.name());
            assertThat(environment.path("QUARKUS_DATASOURCE_USERNAME").asText()).isEqualTo(application.name());
            assertThat(script)
                    .contains("create database " + application.name() + " owner " + application.name())
                    .contains("create role " + application.name() + " login");
        }
    }

    @Test
    void tells_services_nothing_that_is_not_documented() {
        for (var application : Repository.SERVICES) {
            assertThat(SettingsReference.variables().keySet())
                    .containsAll(() -> environment(application.service()).fieldNames());
        }
    }

    @Test
    void runs_services_as_on_kubernetes() {
        var service = compose.path("x-service");
        var pod =
                Manifests.of("production").one("Deployment", "cocp-service").at("/spec/template/spec/securityContext");

        assertThat(service.path("read_only").asBoolean()).isTrue();
        assertThat(service.path("user").asText())
                .isEqualTo(pod.path("runAsUser").asText() + ":"
                        + pod.path("runAsGroup").asText());
        assertThat(Manifests.texts(service.path("cap_drop"))).containsExactly("ALL");
    }

    @Test
    void listens_on_this_machine_alone() {
        var ports = compose.path("services").findValues("ports").stream()
                .flatMap(each -> Manifests.texts(each).stream())
                .toList();

        assertThat(ports).hasSize(3).allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @Test
    void names_the_version_of_every_image_that_is_not_ours() {
        assertThat(compose.path("services").findValuesAsText("image").stream()
                        .filter(image -> !image.startsWith("sluice/")))
                .isNotEmpty()
                .allMatch(image -> image.matches(".+:v?[0-9][0-9.]*"));
    }

    @Test
    void routes_as_the_gateway_on_kubernetes_does() {
        var wanted = Routing.of(Manifests.of("dev")).rules().stream()
                .map(rule -> "%s %s -> %s %s %s"
                        .formatted(
                                rule.type(),
                                rule.value(),
                                rule.backend(),
                                rule.replacement().orElse("-"),
                                rule.forwardedPrefix().orElse("-")))
                .collect(Collectors.toSet());

        assertThat(routes()).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void asks_for_tokens_at_its_gateway() {
        var gateway = Yaml.one(Repository.text(ComposeFiles.FOLDER.resolve("gateway.yaml")));
        var tokens = gateway.findValue("providers").path("identity");

        assertThat(tokens.path("issuer").asText())
                .isEqualTo(
                        compose.at("/services/identity/environment/KC_HOSTNAME").asText() + "/realms/sluice");
        assertThat(Manifests.texts(tokens.path("audiences"))).containsExactly("sluice");
        assertThat(gateway.findValue("rules").path(0).at("/match/prefix").asText())
                .isEqualTo("/");
        assertThat(Manifests.texts(gateway.findValue("request_headers_to_remove")))
                .contains("X-Forwarded-Prefix");
    }

    private static List<String> routes() {
        var routes = new ArrayList<String>();
        var gateway = Yaml.one(Repository.text(ComposeFiles.FOLDER.resolve("gateway.yaml")));
        gateway.findValue("routes")
                .forEach(route -> routes.add("%s -> %s %s %s"
                        .formatted(
                                match(route.path("match")),
                                route.at("/route/cluster").asText(),
                                route.at("/route/prefix_rewrite").asText("-"),
                                route.at("/request_headers_to_add/0/header/value")
                                        .asText("-"))));
        return routes;
    }

    private static String match(JsonNode match) {
        return match.has("safe_regex")
                ? "RegularExpression " + match.at("/safe_regex/regex").asText()
                : "PathPrefix " + match.path("path_separated_prefix").asText();
    }

    private JsonNode environment(String service) {
        var merged = compose.path("x-environment").deepCopy();
        var own = compose.at("/services/" + service + "/environment");
        own.properties().stream()
                .filter(entry -> !entry.getKey().equals("<<"))
                .forEach(entry -> ((com.fasterxml.jackson.databind.node.ObjectNode) merged)
                        .set(entry.getKey(), entry.getValue()));
        return merged;
    }
}
