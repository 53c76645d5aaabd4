package dev.sluice.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Routes of the gateway")
class RoutesTest {

    @ParameterizedTest
    @ValueSource(strings = {"dev", "production"})
    void lead_every_path_of_every_api_to_its_service_alone(String overlay) {
        var routing = Routing.of(Manifests.of(overlay));
        var led = 0;
        for (var application : Repository.SERVICES) {
            for (var path : paths(application)) {
                var best = routing.best("/" + application.name() + path);

                assertThat(best).as(application.name() + path).hasSize(1);
                assertThat(best.getFirst().backend()).isEqualTo(application.service());
                assertThat(best.getFirst().rewritten("/" + application.name() + path))
                        .isEqualTo(path);
                assertThat(best.getFirst().forwardedPrefix()).contains("/" + application.name());
                led++;
            }
        }
        assertThat(led).isGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/cocp/sandbox/clock",
                "/transfer/sandbox/clock/advance",
                "/attribution/q/metrics",
                "/notification/q/health/live",
                "/sandbox/clock",
                "/q/openapi",
                "/v1/partners",
                "/v1/customers",
                "/cocp",
                "/cocp/v10/partners",
                "/v1/audit-records",
                "/cocpv1/partners",
                "/"
            })
    void lead_nowhere_else(String path) {
        assertThat(Routing.of(Manifests.of("production")).rules()).noneMatch(rule -> rule.matches(path));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/customers/4f0c/migrations/newcommerce", "/v1/customers/4f0c/migrations/newcommerce/schedules/7",
        "/v1/customers/4f0c/migrations/newcommerce/validate", "/v1/migrations/newcommerce/events",
        "/v1/customers/4f0c/subscriptions/customTermEndDates"
    })
    void lead_paths_of_the_partner_center_to_transfer_without_a_prefix(String path) {
        var best = Routing.of(Manifests.of("production")).best(path);

        assertThat(best).hasSize(1);
        assertThat(best.getFirst().backend()).isEqualTo("transfer-service");
        assertThat(best.getFirst().rewritten(path)).isEqualTo(path);
        assertThat(best.getFirst().forwardedPrefix()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "production"})
    void are_never_ambiguous(String overlay) {
        var matches = Routing.of(Manifests.of(overlay)).rules().stream()
                .map(rule -> rule.type() + " " + rule.value())
                .toList();

        assertThat(matches).hasSizeGreaterThan(8).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "production"})
    void end_every_call_in_time_and_without_doubling_it(String overlay) {
        var objects = Manifests.of(overlay);

        assertThat(Routing.of(objects).rules()).allSatisfy(rule -> {
            assertThat(rule.rule().at("/timeouts/request").asText()).matches("[0-9]+(s|m)");
            assertThat(rule.rule().has("retry")).isFalse();
        });
        assertThat(objects.kind("BackendTrafficPolicy"))
                .isNotEmpty()
                .allMatch(policy -> policy.at("/spec/retry").isMissingNode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "production"})
    void ask_for_a_token_of_our_issuer_and_audience(String overlay) {
        var objects = Manifests.of(overlay);
        var policy = objects.one("SecurityPolicy", "tokens");
        var provider = policy.at("/spec/jwt/providers/0");
        var issuer = objects.one("ConfigMap", "sluice-services")
                .at("/data/QUARKUS_OIDC_AUTH_SERVER_URL")
                .asText();

        assertThat(policy.at("/spec/targetRefs/0/kind").asText()).isEqualTo("Gateway");
        assertThat(provider.path("issuer").asText()).isEqualTo(issuer).startsWith("https://");
        assertThat(provider.at("/remoteJWKS/uri").asText()).startsWith(issuer + "/");
        assertThat(Manifests.texts(provider.path("audiences"))).containsExactly("sluice");
        assertThat(policy.at("/spec/jwt/optional").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "production"})
    void take_from_nobody_what_only_the_gateway_may_say(String overlay) {
        var objects = Manifests.of(overlay);
        var removed = new ArrayList<String>();
        objects.kind("ClientTrafficPolicy")
                .forEach(policy ->
                        removed.addAll(Manifests.texts(policy.at("/spec/headers/earlyRequestHeaders/remove"))));
        var told = objects.one("SecurityPolicy", "tokens")
                .at("/spec/jwt/providers/0/claimToHeaders/0/header")
                .asText();
        var limitedBy = objects.one("BackendTrafficPolicy", "limits")
                .at("/spec/rateLimit/local/rules/0/clientSelectors/0/headers/0/name")
                .asText();

        assertThat(removed).contains("X-Forwarded-Prefix", told);
        assertThat(limitedBy).isEqualTo(told);
    }

    private static List<String> paths(Repository.Application application) {
        var document = Yaml.documents(Repository.ROOT.resolve("contracts/openapi/" + application.service() + ".yaml"))
                .getFirst();
        var paths = new ArrayList<String>();
        document.path("paths").fieldNames().forEachRemaining(paths::add);
        return paths.stream()
                .filter(path -> !path.startsWith("/sandbox"))
                .filter(path -> !path.contains("/newcommerce") && !path.endsWith("/customTermEndDates"))
                .map(path -> path.replaceAll("\\{[^}]+}", "x"))
                .toList();
    }
}
