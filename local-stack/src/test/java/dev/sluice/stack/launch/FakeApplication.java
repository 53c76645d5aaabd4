package dev.sluice.stack.launch;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.stream.Stream;

/** Stands in for a service: ready at once, if its surroundings are what a service needs. Uses nothing but the JDK. */
final class FakeApplication {

    private FakeApplication() {}

    public static void main(String[] arguments) throws Exception {
        Stream.of(
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        "QUARKUS_DATASOURCE_USERNAME",
                        "QUARKUS_DATASOURCE_PASSWORD",
                        "KAFKA_BOOTSTRAP_SERVERS",
                        "QUARKUS_OIDC_AUTH_SERVER_URL",
                        "QUARKUS_MAILER_HOST",
                        "QUARKUS_MAILER_PORT",
                        "SLUICE_DEPLOYMENT_KIND",
                        "SLUICE_WEBHOOKS_ALLOWED_NETWORKS")
                .filter(name -> System.getenv(name) == null)
                .forEach(name -> end("not told " + name));
        if (!Files.readString(Path.of(System.getenv("SLUICE_ENCRYPTION_KEY_FILE")))
                .matches("[a-z0-9-]+:[A-Za-z0-9+/]{43}=\\n")) {
            end("no usable encryption key");
        }
        if (DriverManager.drivers().findAny().isPresent()) {
            end("the launcher's class path leaked into the service");
        }
        var address = new InetSocketAddress(
                System.getenv("QUARKUS_HTTP_HOST"), Integer.parseInt(System.getenv("QUARKUS_HTTP_PORT")));
        var server = HttpServer.create(address, 0);
        server.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    private static void end(String reason) {
        System.out.println(reason);
        System.exit(3);
    }
}
