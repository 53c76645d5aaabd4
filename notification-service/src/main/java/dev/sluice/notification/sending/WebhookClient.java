package dev.sluice.notification.sending;

import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.impl.HttpClientConnection;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * Sends one request to a receiver, within one deadline over everything. Vert.x rather than the JDK's client, because only it
 * connects to a given address and still speaks to the original host in {@code Host}, SNI and the certificate's check.
 */
@ApplicationScoped
public class WebhookClient {

    /** More of an answer is not kept, only read slowly until the deadline. */
    static final int LARGEST_BODY = 64 * 1024;

    private static final int SLOW_BYTES_PER_SECOND = 32 * 1024;
    private static final int IDLE_CONNECTION_SECONDS = 10;
    private static final int LARGEST_HEAD = 16 * 1024;

    private final HttpClient http;
    private final AddressGuard guard;
    private final WebhooksConfig config;

    @Inject
    WebhookClient(Vertx vertx, AddressGuard guard, WebhooksConfig config) {
        this(vertx, guard, config, new HttpClientOptions());
    }

    WebhookClient(Vertx vertx, AddressGuard guard, WebhooksConfig config, HttpClientOptions options) {
        this.guard = guard;
        this.config = config;
        this.http = vertx.httpClientBuilder()
                .with(options.setProtocolVersion(HttpVersion.HTTP_1_1)
                        .setKeepAliveTimeout(IDLE_CONNECTION_SECONDS)
                        .setMaxHeaderSize(LARGEST_HEAD)
                        .setTracingPolicy(
                                TracingPolicy.IGNORE) // receivers get no header of ours beside those of the contract
                        .setDecompressionSupported(false))
                .with(new PoolOptions().setHttp1MaxSize(config.concurrency()))
                .withConnectHandler(WebhookClient::slowed)
                .build();
    }

    private static void slowed(HttpConnection connection) {
        ((HttpClientConnection) connection)
                .channel()
                .pipeline()
                .addFirst(new SlowedReading(LARGEST_HEAD + LARGEST_BODY, SLOW_BYTES_PER_SECOND));
    }

    /** Blocks until the answer is complete or the deadline has passed; call it from a virtual thread, outside transactions. */
    public Exchange send(Outgoing outgoing) {
        var course = new Course(config.deadline());
        try {
            var url = WebhookUrl.parse(outgoing.url());
            var address = guard.admit(url, course.remaining());
            course.admitted(address);
            return course.answered(answer(outgoing, url, address, course));
        } catch (AddressRefused e) {
            return course.failed(Outcome.ADDRESS_REFUSED, e.reason());
        } catch (UnknownHostException e) {
            return course.failed(Outcome.DNS, "the host does not resolve");
        } catch (TimeoutException e) {
            return course.failed(Outcome.TIMEOUT, "no complete answer within " + config.deadline());
        } catch (ExecutionException e) {
            return course.failed(outcome(e), String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return course.failed(Outcome.INTERNAL, "stopping");
        }
    }

    private byte[] answer(Outgoing outgoing, WebhookUrl url, InetAddress address, Course course)
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            return http.request(options(outgoing, url, address, course))
                    .compose(request -> course.isOver() ? abandoned(request) : exchange(request, outgoing, course))
                    .map(Buffer::getBytes)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(course.remaining().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException | TimeoutException e) {
            course.cutOff();
            throw e;
        }
    }

    private static RequestOptions options(Outgoing outgoing, WebhookUrl url, InetAddress address, Course course) {
        var options = new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, url.port())))
                .setHost(url.host())
                .setPort(url.port())
                .setSsl(url.secure())
                .setURI(url.target())
                .setMethod(HttpMethod.valueOf(outgoing.method()))
                .setFollowRedirects(false)
                .setConnectTimeout(Math.max(1, course.remaining().toMillis()));
        outgoing.headers().forEach(options::putHeader);
        return options;
    }

    private static Future<Buffer> abandoned(HttpClientRequest request) {
        request.reset();
        return Future.failedFuture(new TimeoutException());
    }

    private Future<Buffer> exchange(HttpClientRequest request, Outgoing outgoing, Course course) {
        course.opened(request);
        return request.send(Buffer.buffer(outgoing.body())).compose(response -> {
            course.headArrived(response.statusCode(), response.headers());
            return body(response);
        });
    }

    private Future<Buffer> body(HttpClientResponse response) {
        var kept = Buffer.buffer();
        var complete = Promise.<Buffer>promise();
        response.exceptionHandler(complete::tryFail);
        response.endHandler(end -> complete.tryComplete(kept));
        response.handler(part -> kept.appendBuffer(part, 0, Math.min(part.length(), LARGEST_BODY - kept.length())));
        return complete.future();
    }

    private static Outcome outcome(ExecutionException failure) {
        var causes = Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(10)
                .toList();
        if (causes.stream().anyMatch(SSLException.class::isInstance)) {
            return Outcome.TLS;
        }
        return causes.stream().anyMatch(WebhookClient::isTimeout) ? Outcome.TIMEOUT : Outcome.CONNECT;
    }

    private static boolean isTimeout(Throwable cause) {
        return cause instanceof TimeoutException || cause instanceof ConnectTimeoutException;
    }
}
