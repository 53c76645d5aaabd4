package dev.sluice.deploy;

import dev.sluice.deploy.SourceSettings.Setting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** {@code docs/settings.md}. */
final class SettingsReference {

    private static final String HEAD = """
        <!-- Generated from the sources; see deploy/README.md. -->
        # Settings

        Each can be given as an environment variable, as a system property or in `application.properties` beside the application. Durations are
        ISO 8601 (`PT24H`, `P10D`) or short (`20s`). "None" is a setting that is empty unless somebody gives it.

        ## What an installation gives

        Everything else has a default that works. `deploy/kubernetes` and `deploy/compose.yaml` give exactly these.

        | variable | what |
        |---|---|
        """;

    private static final Map<String, String> GIVEN = given();

    private SettingsReference() {}

    static Map<String, String> variables() {
        return GIVEN;
    }

    static String text() {
        var text = new StringBuilder(HEAD);
        GIVEN.forEach((name, what) -> text.append("| `%s` | %s |%n".formatted(name, what)));
        SourceSettings.all().stream()
                .collect(Collectors.groupingBy(Setting::owner, LinkedHashMap::new, Collectors.toList()))
                .forEach((owner, settings) -> text.append(section(owner, settings)));
        text.append("\n## Values that every service has from the platform\n\n| setting | value |\n|---|---|\n");
        var shared = SharedSettings.all();
        for (var name : new TreeSet<>(shared.stringPropertyNames())) {
            text.append("| `%s` | `%s` |%n".formatted(name, shared.getProperty(name)));
        }
        return text.toString();
    }

    private static String section(String owner, List<Setting> settings) {
        return settings.stream()
                .map(setting -> "| `%s`<br>`%s` | %s | %s | %s |%n"
                        .formatted(
                                setting.name(),
                                setting.variable(),
                                setting.type().replace("|", "\\|"),
                                setting.defaultValue().isEmpty() ? "none" : "`" + setting.defaultValue() + "`",
                                setting.meaning()))
                .collect(Collectors.joining(
                        "", "\n## Of " + owner + "\n\n| setting | type | default | what |\n|---|---|---|---|\n", ""));
    }

    private static Map<String, String> given() {
        var given = new LinkedHashMap<String, String>();
        given.put("SLUICE_DEPLOYMENT_KIND", "`PRODUCTION` or `SANDBOX`; written into each database at its first start");
        given.put("SLUICE_ENCRYPTION_KEY_FILE", "mounted file with the keys of kept answers and secrets");
        given.put("QUARKUS_DATASOURCE_JDBC_URL", "the service's own database");
        given.put("QUARKUS_DATASOURCE_USERNAME", "its own role");
        given.put("QUARKUS_DATASOURCE_PASSWORD", "from a secret");
        given.put("KAFKA_BOOTSTRAP_SERVERS", "the brokers; all `KAFKA_...` variables reach every client of a service");
        given.put("KAFKA_SECURITY_PROTOCOL", "`SASL_SSL` where the brokers ask who connects");
        given.put("KAFKA_SASL_MECHANISM", "`SCRAM-SHA-512`");
        given.put("KAFKA_SASL_JAAS_CONFIG", "user and password, from a secret");
        given.put("KAFKA_SSL_TRUSTSTORE_TYPE", "`PEM`");
        given.put("KAFKA_SSL_TRUSTSTORE_LOCATION", "mounted file with the authority of the brokers' certificates");
        given.put("QUARKUS_OIDC_AUTH_SERVER_URL", "the realm; its address is the issuer that tokens name");
        given.put("QUARKUS_OTEL_SDK_DISABLED", "`false` where traces are collected");
        given.put("QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", "their collector, OTLP over gRPC");
        given.put(
                "QUARKUS_OTEL_TRACES_SAMPLER_ARG",
                "share of requests whose traces are collected, where the caller does not say");
        given.put("QUARKUS_MAILER_FROM", "sender of mails (notification-service)");
        given.put("QUARKUS_MAILER_HOST", "mail relay (notification-service)");
        given.put("QUARKUS_MAILER_PORT", "its port (notification-service)");
        given.put("QUARKUS_MAILER_START_TLS", "`REQUIRED` but for a mail catcher (notification-service)");
        given.put("QUARKUS_MAILER_USERNAME", "from a secret, where the relay asks (notification-service)");
        given.put("QUARKUS_MAILER_PASSWORD", "from a secret, where the relay asks (notification-service)");
        given.put("SLUICE_WEBHOOKS_PUBLIC_ADDRESS", "where partners reach notification-service");
        given.put("SLUICE_WEBHOOKS_ORIGIN", "how this installation introduces itself to receivers");
        given.put(
                "SLUICE_WEBHOOKS_ALLOWED_NETWORKS",
                "networks beside the public ones that webhooks may reach; never in production");
        given.put(
                "JAVA_TOOL_OPTIONS",
                "heap as a share of the container's memory; end rather than limp on without memory");
        return given;
    }
}
