package dev.sluice.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.deploy.SourceSettings.Setting;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What services are told")
class EnvironmentTest {

    @ParameterizedTest
    @ValueSource(strings = {"dev", "production"})
    void is_documented_and_ours_is_known_to_the_sources(String overlay) {
        var ours = SourceSettings.all().stream().map(Setting::variable).collect(Collectors.toSet());
        var manifests = Manifests.of(overlay);
        for (var application : Repository.SERVICES) {
            var variables = variables(manifests, application);

            assertThat(SettingsReference.variables().keySet()).containsAll(variables.keySet());
            assertThat(ours)
                    .containsAll(variables.keySet().stream()
                            .filter(name -> name.startsWith("SLUICE_"))
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "production"})
    void is_all_that_a_service_cannot_start_without(String overlay) {
        var manifests = Manifests.of(overlay);
        for (var application : Repository.SERVICES) {
            assertThat(variables(manifests, application))
                    .as(application.service())
                    .containsKeys(
                            "QUARKUS_DATASOURCE_JDBC_URL",
                            "QUARKUS_DATASOURCE_USERNAME",
                            "QUARKUS_DATASOURCE_PASSWORD",
                            "KAFKA_BOOTSTRAP_SERVERS",
                            "KAFKA_SECURITY_PROTOCOL",
                            "KAFKA_SASL_MECHANISM",
                            "KAFKA_SASL_JAAS_CONFIG",
                            "QUARKUS_OIDC_AUTH_SERVER_URL",
                            "SLUICE_DEPLOYMENT_KIND",
                            "SLUICE_ENCRYPTION_KEY_FILE");
        }
        assertThat(variables(manifests, Repository.SERVICES.getLast()))
                .containsKeys("QUARKUS_MAILER_HOST", "SLUICE_WEBHOOKS_PUBLIC_ADDRESS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "production"})
    void names_files_that_are_mounted(String overlay) {
        var manifests = Manifests.of(overlay);
        for (var application : Repository.SERVICES) {
            var container = container(manifests, application);
            var mounted = Manifests.each(container.path("volumeMounts"))
                    .map(mount -> mount.path("mountPath").asText())
                    .toList();
            var files = variables(manifests, application).values().stream()
                    .flatMap(value -> java.util.regex.Pattern.compile("/etc/sluice/[a-z]+")
                            .matcher(value)
                            .results())
                    .map(java.util.regex.MatchResult::group)
                    .toList();

            assertThat(files).hasSizeGreaterThanOrEqualTo(3);
            assertThat(mounted).containsAll(files);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "production"})
    void holds_no_secret_in_clear(String overlay) {
        var manifests = Manifests.of(overlay);
        assertThat(manifests.kind("Secret")).isEmpty();
        manifests
                .kind("ConfigMap")
                .forEach(map -> assertThat(map.path("data").fieldNames())
                        .toIterable()
                        .noneMatch(name -> name.matches(".*(PASSWORD|SECRET|JAAS|USERNAME).*")));
        manifests
                .kind("Deployment")
                .forEach(deployment -> assertThat(Manifests.each(deployment.at("/spec/template/spec/containers/0/env")))
                        .filteredOn(
                                variable -> variable.path("name").asText().matches(".*(PASSWORD|JAAS_CONFIG|USERNAME)"))
                        .isNotEmpty()
                        .allMatch(variable ->
                                variable.at("/valueFrom/secretKeyRef/name").isTextual()));
    }

    @Test
    void each_service_has_a_database_a_user_and_keys_of_its_own() {
        var manifests = Manifests.of("production");
        for (var secret : new String[] {"QUARKUS_DATASOURCE_PASSWORD", "KAFKA_SASL_JAAS_CONFIG"}) {
            assertThat(manifests.kind("Deployment").map(deployment -> secretOf(deployment, secret)))
                    .hasSize(4)
                    .doesNotHaveDuplicates();
        }
        assertThat(manifests
                        .kind("Deployment")
                        .map(deployment -> Manifests.each(deployment.at("/spec/template/spec/volumes"))
                                .filter(volume -> volume.path("name").asText().equals("encryption"))
                                .map(volume -> volume.at("/secret/secretName").asText())
                                .findFirst()
                                .orElseThrow()))
                .doesNotHaveDuplicates();
    }

    private static String secretOf(ObjectNode deployment, String variable) {
        return Manifests.each(deployment.at("/spec/template/spec/containers/0/env"))
                .filter(each -> each.path("name").asText().equals(variable))
                .map(each -> each.at("/valueFrom/secretKeyRef/name").asText())
                .findFirst()
                .orElseThrow();
    }

    private static com.fasterxml.jackson.databind.JsonNode container(
            Manifests manifests, Repository.Application application) {
        return manifests.one("Deployment", application.service()).at("/spec/template/spec/containers/0");
    }

    private static Map<String, String> variables(Manifests manifests, Repository.Application application) {
        var variables = new TreeMap<String, String>();
        var container = container(manifests, application);
        Manifests.each(container.path("envFrom"))
                .map(source -> manifests.one(
                        "ConfigMap", source.at("/configMapRef/name").asText()))
                .flatMap(map -> Stream.of(map.path("data")))
                .forEach(data -> data.properties()
                        .forEach(entry ->
                                variables.put(entry.getKey(), entry.getValue().asText())));
        Manifests.each(container.path("env"))
                .forEach(variable -> variables.put(
                        variable.path("name").asText(), variable.path("value").asText()));
        return variables;
    }
}
