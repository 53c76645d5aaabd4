package dev.sluice.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

/** A partner's receiver that can be down: nobody listens then. It ends with the process. */
final class Outage {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<JsonNode> received = new CopyOnWriteArrayList<>();
    private final int port;
    private HttpServer server;

    Outage() throws IOException {
        server = listen(0);
        port = server.getAddress().getPort();
    }

    String url() {
        return "http://127.0.0.1:%d/tide".formatted(port);
    }

    void begins() {
        server.stop(0);
    }

    void ends() throws IOException {
        server = listen(port);
    }

    /** In the order in which they came in. */
    List<JsonNode> received() {
        return List.copyOf(received);
    }

    SortedSet<String> ids() {
        var ids = new TreeSet<String>();
        received.forEach(event -> ids.add(event.path("id").asText()));
        return ids;
    }

    private HttpServer listen(int at) throws IOException {
        var listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
        listening.createContext("/", this::handle);
        listening.start();
        return listening;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestMethod().equals("OPTIONS")) {
                var origin = exchange.getRequestHeaders().getFirst("WebHook-Request-Origin");
                exchange.getResponseHeaders().set("WebHook-Allowed-Origin", origin == null ? "*" : origin);
            } else {
                received.add(JSON.readTree(body));
            }
            exchange.sendResponseHeaders(200, -1);
        }
    }
}
