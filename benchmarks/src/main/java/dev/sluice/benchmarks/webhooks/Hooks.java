package dev.sluice.benchmarks.webhooks;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;

/** Receivers, one at each path {@code /<number>}: each answers at once, but for one that may hang. */
final class Hooks implements AutoCloseable {

    private static final int NONE = -1;

    private final HttpServer server;
    private final Queue<HttpServerRequest> held = new ConcurrentLinkedQueue<>();
    private volatile Listener listener = (hook, body, at) -> {};
    private volatile int hanging = NONE;

    /** Hears of every webhook. */
    @FunctionalInterface
    interface Listener {

        /** @param at by {@code System.nanoTime()} */
        void received(int hook, String body, long at);
    }

    private Hooks(HttpServer server) {
        this.server = server.requestHandler(this::handle);
    }

    static Hooks start(Vertx vertx) throws InterruptedException, ExecutionException {
        var hooks = new Hooks(vertx.createHttpServer());
        hooks.server
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        return hooks;
    }

    int port() {
        return server.actualPort();
    }

    String url(int hook) {
        return "http://127.0.0.1:%d/%d".formatted(port(), hook);
    }

    void tell(Listener wanted) {
        listener = wanted;
    }

    /** That one keeps what it gets and does not answer. */
    void hang(int hook) {
        hanging = hook;
    }

    /** Whoever hung answers. */
    void release() {
        hanging = NONE;
        for (var request = held.poll(); request != null; request = held.poll()) {
            request.response().setStatusCode(204).end();
        }
    }

    private void handle(HttpServerRequest request) {
        if (HttpMethod.OPTIONS.equals(request.method())) {
            request.response()
                    .putHeader("WebHook-Allowed-Origin", request.getHeader("WebHook-Request-Origin"))
                    .end();
            return;
        }
        var hook = Integer.parseInt(String.valueOf(request.path()).substring(1));
        request.body().onSuccess(body -> {
            listener.received(hook, body.toString(), System.nanoTime());
            if (hook == hanging) {
                held.add(request);
            } else {
                request.response().setStatusCode(204).end();
            }
        });
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }
}
