package dev.sluice.benchmarks.environment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A packaged service.
 *
 * @param jar what is run
 * @param cache whether it is started with the cache that lies beside it
 * @param environment all it is told about its surroundings, but for its port
 */
public record Application(String name, Path jar, boolean cache, Map<String, String> environment) {

    /** What every start of a service gets on this machine, by {@code ./sluice up} as well. */
    private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-Xms48m", "-Xmx256m");

    public Path cacheFile() {
        return jar.resolveSibling("app.aot");
    }

    public boolean isCacheFresh() throws IOException {
        return Files.exists(cacheFile())
                && Files.getLastModifiedTime(cacheFile()).compareTo(Files.getLastModifiedTime(jar)) > 0;
    }

    public Launch launch() throws IOException, InterruptedException {
        return cache ? launch(List.of("-XX:AOTMode=on", "-XX:AOTCache=" + cacheFile())) : launch(List.of());
    }

    public Launch launch(List<String> more) throws IOException, InterruptedException {
        if (Files.notExists(jar)) {
            throw new IOException(
                    "%s is not built: %s is missing; ./sluice bench start builds it".formatted(name, jar));
        }
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(more);
        command.addAll(List.of("-jar", jar.toString()));
        return Launch.of(name, command, environment);
    }

    /** What a service has to be told of its database, the broker and who issues tokens. */
    public static Map<String, String> environment(Database database, String brokers, Issuer issuer) {
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", database.url(),
                "QUARKUS_DATASOURCE_USERNAME", database.username(),
                "QUARKUS_DATASOURCE_PASSWORD", database.password(),
                "KAFKA_BOOTSTRAP_SERVERS", brokers,
                "QUARKUS_OIDC_AUTH_SERVER_URL", issuer.address(),
                "SLUICE_DEPLOYMENT_KIND", "SANDBOX");
    }

    /** The same with further settings. */
    public Application with(Map<String, String> more) {
        var all = new HashMap<>(environment);
        all.putAll(more);
        return new Application(name, jar, cache, Map.copyOf(all));
    }
}
