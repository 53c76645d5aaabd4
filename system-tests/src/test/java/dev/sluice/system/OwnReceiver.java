package dev.sluice.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A partner's receiver that can be down: nobody listens then, and what comes is lost. */
public final class OwnReceiver implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private final int port;

    /** A webhook as it came in. */
    public record Received(String id, JsonNode event) {

        String subject() {
            return event.path("subject").asText();
        }

        long sequence() {
            return event.path("sequence").asLong();
        }
    }

    public OwnReceiver() {
        server = listen(0);
        port = server.getAddress().getPort();
    }

    public String url() {
        return "http://127.0.0.1:%d/hook".formatted(port);
    }

    public void goesDown() {
        server.stop(0);
    }

    public void comesBack() {
        server = listen(port);
    }

    /** In the order in which they came in. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    private HttpServer listen(int at) {
        try {
            var listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
            listening.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            listening.createContext("/", this::handle);
            listening.start();
            return listening;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestMethod().equals("OPTIONS")) {
                var origin = exchange.getRequestHeaders().getFirst("WebHook-Request-Origin");
                exchange.getResponseHeaders().set("WebHook-Allowed-Origin", origin);
            } else {
                received.add(new Received(exchange.getRequestHeaders().getFirst("webhook-id"), JSON.readTree(body)));
            }
            exchange.sendResponseHeaders(200, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
