package dev.sluice.stack.clock;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;

/** A sandbox clock behind HTTP, which stands still between moves and writes down where it was moved. */
final class FakeService implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    final List<Instant> moves = new ArrayList<>();
    final TreeSet<Instant> due = new TreeSet<>();
    Runnable whenMoved = () -> {};
    Instant now;

    private final HttpServer server;

    FakeService(Instant now) throws IOException {
        this.now = now;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/sandbox/clock", this::show);
        server.createContext("/sandbox/clock/advance", this::advance);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void advance(HttpExchange exchange) throws IOException {
        var target = Instant.parse(
                JSON.readTree(exchange.getRequestBody()).path("to").asText());
        if (target.isBefore(now)) {
            exchange.sendResponseHeaders(422, -1);
            exchange.close();
            return;
        }
        due.headSet(target, true).clear();
        now = target;
        moves.add(target);
        whenMoved.run();
        show(exchange);
    }

    private synchronized void show(HttpExchange exchange) throws IOException {
        var reading = new HashMap<String, String>();
        reading.put("now", now.toString());
        reading.put("nextDueAt", due.isEmpty() ? null : due.first().toString());
        var body = JSON.writeValueAsBytes(reading);
        exchange.sendResponseHeaders(200, body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }
}
