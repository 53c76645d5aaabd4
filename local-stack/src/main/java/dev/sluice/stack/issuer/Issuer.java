package dev.sluice.stack.issuer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.stack.process.Ports;
import dev.sluice.stack.state.PrivateFiles;
import dev.sluice.stack.state.StackNotRunning;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Serves what a service needs to trust our tokens: the discovery document and the public key. */
public final class Issuer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Tokens tokens;

    private Issuer(HttpServer server, Tokens tokens) {
        this.server = server;
        this.tokens = tokens;
    }

    /** Takes the port of the last time when that is free, so that tokens stay good over a restart. */
    public static Issuer start(Path folder) throws IOException {
        var stored = portFile(folder);
        var port = Files.exists(stored) ? Ports.preferably(Integer.parseInt(Files.readString(stored))) : Ports.free();
        PrivateFiles.replace(stored, String.valueOf(port));
        var key = SigningKey.in(folder);
        var tokens = new Tokens(key, address(port), Clock.systemUTC());
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        serve(server, "/.well-known/openid-configuration", discovery(tokens.issuer()));
        serve(server, "/jwks", Map.of("keys", List.of(key.publicKey())));
        server.start();
        return new Issuer(server, tokens);
    }

    /** Signs as the issuer of that folder without running it. */
    public static Tokens stored(Path folder) throws IOException {
        if (!SigningKey.isIn(folder) || Files.notExists(portFile(folder))) {
            throw new StackNotRunning();
        }
        var port = Integer.parseInt(Files.readString(portFile(folder)));
        return new Tokens(SigningKey.in(folder), address(port), Clock.systemUTC());
    }

    public Tokens tokens() {
        return tokens;
    }

    public String address() {
        return tokens.issuer();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static Map<String, Object> discovery(String address) {
        return Map.of(
                "issuer",
                address,
                "jwks_uri",
                address + "/jwks",
                "authorization_endpoint",
                address + "/authorize",
                "token_endpoint",
                address + "/token",
                "response_types_supported",
                List.of("token"),
                "subject_types_supported",
                List.of("public"),
                "id_token_signing_alg_values_supported",
                List.of("RS256"));
    }

    private static void serve(HttpServer server, String path, Object document) throws IOException {
        var body = JSON.writeValueAsBytes(document);
        server.createContext(path, exchange -> answer(exchange, body));
    }

    private static void answer(HttpExchange exchange, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String address(int port) {
        return "http://127.0.0.1:" + port;
    }

    private static Path portFile(Path folder) {
        return folder.resolve("port");
    }
}
