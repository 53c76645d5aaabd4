package dev.sluice.cocp.codes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.sluice.cocp.World;
import dev.sluice.cocp.selection.SelectionScenarios;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table is {@code contracts/problems.yaml}: a code of this service for which nothing is named here fails. */
@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "cocp"))
@DisplayName("Every documented code of this service")
class EveryCodeTest {

    /** Told by transfer-service, whose events are not there yet. */
    private static final Set<String> WAITING = Set.of("CHANNEL_TRANSFER_SCHEDULED");

    private static final Path PROBLEMS = Path.of(System.getProperty("sluice.root", ".."), "contracts", "problems.yaml");
    private static final int RULE = 409;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A code, at which places it stands, and with which status it is answered as a problem. */
    record Documented(String code, Set<String> levels, int status) {

        static Documented of(JsonNode problem) {
            var levels = StreamSupport.stream(problem.path("level").spliterator(), false)
                    .map(JsonNode::asText)
                    .collect(Collectors.toSet());
            return new Documented(
                    problem.path("code").asText(),
                    levels,
                    problem.path("status").asInt());
        }

        @Override
        public String toString() {
            return code;
        }
    }

    static Stream<Documented> codes() throws IOException {
        var codes = new ArrayList<Documented>();
        var ours = false;
        for (var line : Files.readAllLines(PROBLEMS)) {
            if (line.startsWith("  # ----")) {
                ours = line.startsWith("  # ---- cocp:");
            } else if (ours && line.startsWith("  - ")) {
                codes.add(Documented.of(new YAMLMapper().readTree(line.strip()).path(0)));
            }
        }
        return codes.stream().filter(code -> !WAITING.contains(code.code()));
    }

    @Test
    void is_found_in_the_contract() throws IOException {
        assertThat(codes())
                .hasSizeGreaterThan(40)
                .extracting(Documented::code)
                .contains("PCN_UNKNOWN", "PARTNER_UNKNOWN");
    }

    @ParameterizedTest
    @MethodSource("codes")
    void is_answered_and_says_what_can_be_done(Documented documented) throws IOException {
        var scenario = scenarios().get(documented.code());
        assertThat(scenario).as("nothing reaches " + documented).isNotNull();
        var response = scenario.get();
        var answer = JSON.readTree(response.asString());
        var entries = entries(answer, documented.code());

        if (documented.levels().contains("problem")) {
            assertThat(answer.path("code").asText()).as(response.asString()).isEqualTo(documented.code());
            assertThat(response.statusCode()).isEqualTo(documented.status());
        }
        if (documented.levels().contains("entry") || documented.levels().contains("warning")) {
            assertThat(entries).as(response.asString()).isNotEmpty();
        }
        if (documented.levels().contains("entry") && documented.status() >= RULE) {
            assertThat(entries).allSatisfy(entry -> {
                assertThat(entry.path("remedies")).as(response.asString()).isNotEmpty();
                entry.path("remedies").forEach(remedy -> {
                    assertThat(remedy.path("who").asText()).isNotEmpty();
                    assertThat(remedy.path("action").asText()).isNotEmpty();
                });
            });
        }
    }

    @Test
    void says_from_when_on_it_is_no_longer_in_the_way() {
        var world = World.registered();
        var answer = new ChangeScenarios(world).all().get("COCP_ALREADY_OPEN").get();

        assertThat(answer.<List<String>>path("errors.eligibleFrom"))
                .singleElement()
                .isNotNull();
    }

    private static Map<String, Supplier<Response>> scenarios() {
        var world = World.registered();
        var all = new HashMap<>(new ChangeScenarios(world).all());
        all.putAll(new RegistryScenarios(world).all());
        all.putAll(new SelectionScenarios().all());
        return all;
    }

    /** Wherever reasons, concerns and warnings stand. */
    private static List<JsonNode> entries(JsonNode answer, String code) {
        return Stream.of("errors", "reasons", "concerns", "warnings")
                .flatMap(list -> answer.findValues(list).stream())
                .flatMap(list -> StreamSupport.stream(list.spliterator(), false))
                .filter(entry -> entry.path("code").asText().equals(code))
                .toList();
    }
}
