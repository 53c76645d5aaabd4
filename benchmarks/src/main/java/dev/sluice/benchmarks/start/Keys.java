package dev.sluice.benchmarks.start;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Stands in for an issuer of tokens: services look for it while they start. Nobody is let in by it. */
final class Keys implements AutoCloseable {

    private final HttpServer server;

    private Keys(HttpServer server) {
        this.server = server;
    }

    static Keys start() throws IOException {
        var keys = new Keys(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        keys.serve("/.well-known/openid-configuration", """
                {"issuer":"%1$s","jwks_uri":"%1$s/jwks","token_endpoint":"%1$s/token",
                 "authorization_endpoint":"%1$s/authorize","response_types_supported":["token"],
                 "subject_types_supported":["public"],"id_token_signing_alg_values_supported":["RS256"]}
                """.formatted(keys.address()));
        keys.serve("/jwks", "{\"keys\":[]}");
        keys.server.start();
        return keys;
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(String path, String document) {
        var body = document.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
    }
}
