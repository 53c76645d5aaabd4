package dev.sluice.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Dashboards and alarms")
class ObservabilityTest {

    static final Path FOLDER = Repository.ROOT.resolve("deploy/observability");
    private static final Pattern METRIC = Pattern.compile("\\b([a-z][a-z0-9]*(?:_[a-z0-9]+)+|up)\\b(?!\\s*\\()");
    /** Words of the language and of labels. */
    private static final Pattern NO_METRIC =
            Pattern.compile("\\{[^}]*}|\\[[^]]*]|\\b(?:by|without|on) ?\\([^)]*\\)|label_values\\(|\\)");

    static List<Path> dashboards() {
        return Repository.files(FOLDER.resolve("dashboards"), ".json");
    }

    @Test
    void alarms_name_metrics_that_exist() {
        assertThat(alerts())
                .hasSizeGreaterThan(15)
                .allSatisfy(alert -> assertThat(metrics(alert.path("expr").asText()))
                        .as(alert.path("alert").asText())
                        .isNotEmpty()
                        .isSubsetOf(Meters.all()));
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void dashboards_name_metrics_that_exist(Path dashboard) {
        var panels = Yaml.one(Repository.text(dashboard)).path("panels");

        assertThat(panels)
                .isNotEmpty()
                .allSatisfy(panel -> Manifests.each(panel.path("targets"))
                        .forEach(
                                target -> assertThat(metrics(target.path("expr").asText()))
                                        .as(panel.path("title").asText())
                                        .isNotEmpty()
                                        .isSubsetOf(Meters.all())));
    }

    @Test
    void every_meter_of_ours_is_shown_or_watched() {
        var used = alerts().stream()
                .flatMap(alert -> metrics(alert.path("expr").asText()).stream())
                .collect(Collectors.toCollection(HashSet::new));
        dashboards()
                .forEach(dashboard -> Yaml.one(Repository.text(dashboard))
                        .findValuesAsText("expr")
                        .forEach(expression -> used.addAll(metrics(expression))));

        assertThat(Meters.ours().stream()
                        .filter(name ->
                                used.stream().noneMatch(each -> family(each).equals(family(name)))))
                .isEmpty();
    }

    @Test
    void every_alarm_has_a_page_that_says_what_to_do() {
        assertThat(alerts()).allSatisfy(alert -> {
            var page = alert.at("/annotations/runbook").asText();
            assertThat(page).matches("docs/runbooks/[a-z-]+\\.md");
            assertThat(Repository.text(Repository.ROOT.resolve(page)))
                    .startsWith("# " + alert.path("alert").asText() + "\n")
                    .contains("**What it means.**", "**Look first.**", "**Do.**", "**Safe to leave?**");
            assertThat(alert.at("/labels/severity").asText()).isIn("page", "ticket");
            assertThat(alert.at("/annotations/summary").asText()).isNotBlank();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sluice_stuck",
                "sluice_outbox_oldest_seconds",
                "sluice_parked_keys",
                "sluice_dead_letters_waiting",
                "sluice_deadlines_overdue_seconds",
                "sluice_webhooks_oldest_due_seconds"
            })
    void business_health_has_an_alarm(String metric) {
        assertThat(alerts())
                .anyMatch(alert -> metrics(alert.path("expr").asText()).contains(metric));
    }

    @Test
    void what_is_stuck_is_told_within_five_minutes() {
        var counted = SourceSettings.all().stream()
                .filter(setting -> setting.name().equals("sluice.operations.stuck-every"))
                .map(setting -> duration(setting.defaultValue()))
                .findFirst()
                .orElseThrow();
        var production = Manifests.of("production");
        var scraped = duration(production
                .one("ServiceMonitor", "cocp-service")
                .at("/spec/endpoints/0/interval")
                .asText());
        var group = production.one("PrometheusRule", "sluice").at("/spec/groups/0");
        var evaluated = duration(group.path("interval").asText());
        var held = Manifests.each(group.path("rules"))
                .filter(rule -> rule.path("alert").asText().equals("SluiceStuck"))
                .map(rule -> duration(rule.path("for").asText()))
                .findFirst()
                .orElseThrow();

        assertThat(counted.plus(scraped).plus(evaluated).plus(held)).isLessThan(Duration.ofMinutes(5));
    }

    private static List<JsonNode> alerts() {
        return Manifests.each(
                        Yaml.one(Repository.text(FOLDER.resolve("alerts.yaml"))).at("/groups/0/rules"))
                .toList();
    }

    private static Set<String> metrics(String expression) {
        return METRIC.matcher(NO_METRIC.matcher(expression).replaceAll(" "))
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toSet());
    }

    private static String family(String metric) {
        return metric.replaceAll("_(total|count|sum|max)$", "");
    }

    private static Duration duration(String text) {
        return Duration.parse("PT" + text.toUpperCase(java.util.Locale.ROOT));
    }
}
