package dev.sluice.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Manifests and the schemas of their API versions")
class SchemasTest {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<String, Schema> READ = new ConcurrentHashMap<>();

    static Stream<Path> files() {
        return Stream.concat(
                Repository.OVERLAYS.stream().map(Generated::rendered),
                Repository.files(Repository.KUBERNETES.resolve("recovery"), ".yaml").stream());
    }

    @ParameterizedTest
    @MethodSource("files")
    void agree(Path file) {
        var objects = Yaml.documents(file);

        assertThat(objects).isNotEmpty();
        assertThat(objects.stream()
                        .flatMap(object ->
                                faults(object).stream().map(fault -> Manifests.identity(object) + ": " + fault)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "KafkaTopic, cocp.partner-state.v1, /spec, partitions, '\"many\"'",
        "KafkaUser, cocp-service, /spec/authentication, type, '\"plain\"'",
        "Cluster, cocp-db, /spec, instnces, 3",
        "HTTPRoute, cocp-service, /spec/rules/0/matches/0/path, type, '\"Prefix\"'",
        "Deployment, cocp-service, /spec/template/spec, restartPolices, '\"Always\"'",
        "NetworkPolicy, cocp-service, /spec, podSelector, 7",
        "BackendTrafficPolicy, limits, /spec/timeout/tcp, connectTimeout, '\"fast\"'"
    })
    void find_what_is_wrong(String kind, String name, String where, String field, String value) {
        var object = Manifests.of("production").one(kind, name).deepCopy();
        assertThat(faults(object)).isEmpty();

        ((ObjectNode) object.at(where)).set(field, Yaml.one(value));

        assertThat(faults(object)).isNotEmpty();
    }

    @Test
    void say_where_they_come_from() {
        assertThat(Repository.files(Repository.ROOT.resolve("deploy/schemas"), ".json"))
                .hasSizeGreaterThan(15)
                .allSatisfy(file -> assertThat(
                                Yaml.one(Repository.text(file)).path("$comment").asText())
                        .isNotBlank());
    }

    private static List<String> faults(ObjectNode object) {
        var name = "%s-%s.json"
                .formatted(
                        object.path("kind").asText().toLowerCase(Locale.ROOT),
                        object.path("apiVersion").asText().replace('/', '-'));
        return READ
                .computeIfAbsent(
                        name,
                        file -> SCHEMAS.getSchema(Repository.text(
                                Repository.ROOT.resolve("deploy/schemas").resolve(file))))
                .validate(object.toString(), InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }
}
