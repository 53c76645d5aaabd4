package dev.sluice.benchmarks.webhooks;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/** The same client that the service has, with its settings, and nothing around it. */
final class Client implements AutoCloseable {

    /** More than all receivers of a trial may have under way in the service. */
    private static final int UNDER_WAY = 512;

    private final HttpClient http;
    private final Hooks hooks;
    private final int receivers;
    private final Semaphore room = new Semaphore(UNDER_WAY);

    Client(Vertx vertx, Hooks hooks, int receivers) {
        this.hooks = hooks;
        this.receivers = receivers;
        http = vertx.createHttpClient(new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setMaxPoolSize(UNDER_WAY)
                .setKeepAliveTimeout(10)
                .setDecompressionSupported(false));
    }

    /** Returns when there was room to begin. */
    void post(Event event, Runnable onceAnswered) throws InterruptedException {
        room.acquire();
        http.request(HttpMethod.POST, hooks.port(), "127.0.0.1", "/" + event.number() % receivers)
                .compose(request -> request.putHeader("content-type", "application/cloudevents+json")
                        .putHeader("webhook-id", UUID.randomUUID().toString())
                        .send(Buffer.buffer(event.data()))
                        .compose(HttpClientResponse::body))
                .onComplete(answer -> {
                    room.release();
                    if (answer.succeeded()) {
                        onceAnswered.run();
                    }
                });
    }

    @Override
    public void close() {
        http.close();
    }
}
