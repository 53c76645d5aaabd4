package dev.sluice.notification.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Hostile receivers")
class HostileReceiversTest {

    static final Duration SLACK = Duration.ofSeconds(2);
    static final Duration EARLY = Duration.ofMillis(50);
    static final Duration BETWEEN_DROPS = Duration.ofMillis(20);
    static final long MOST_HEAP = 96L * 1024 * 1024;
    /** Packed once: what the receivers need for themselves must not count. */
    static final byte[] BOMB = packed();

    final boolean longForm = Boolean.getBoolean("sluice.long");
    final Duration deadline = longForm ? Duration.ofSeconds(20) : Duration.ofSeconds(2);
    final int eachKind = longForm ? 40 : 8;
    final Vertx vertx = Vertx.vertx();
    final WebhooksConfig config = TestConfig.of(Map.of("deadline", deadline.toString()));
    final WebhookClient client = new WebhookClient(
            vertx,
            new AddressGuard(host -> List.of(InetAddress.ofLiteral("127.0.0.1")), config),
            config,
            new HttpClientOptions());

    @AfterEach
    void close() {
        vertx.close();
    }

    @Test
    void are_borne_until_the_deadline_and_no_longer_and_cost_little_and_delay_no_other() throws Exception {
        try (var drip = RawReceiver.slow(
                        (out, own) -> drip(out, own, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", "x"));
                var headDrip = RawReceiver.slow((out, own) -> drip(out, own, "HTTP/1.1 200 OK\r\n", "X-Slow: 1\r\n"));
                var endless = new RawReceiver(out -> flood(out, "HTTP/1.1 200 OK\r\n\r\n", "x".repeat(8192)));
                var chunks = new RawReceiver(out -> flood(
                        out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\nx\r\n".repeat(1000)));
                var informed = RawReceiver.slow((out, own) -> drip(out, own, "", "HTTP/1.1 100 Continue\r\n\r\n"));
                var silent = RawReceiver.slow((out, own) -> drip(out, own, "", ""));
                var bomb = new RawReceiver(out -> bomb(out));
                var healthy = new RawReceiver(RawReceiver::keepAlive);
                var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            var before = usedHeap();
            var attempts = new ArrayList<Future<Exchange>>();
            var kinds = List.of(drip, headDrip, endless, chunks, informed, silent, bomb);
            for (var receiver : kinds) {
                IntStream.range(0, eachKind).forEach(i -> attempts.add(senders.submit(attempt(receiver))));
            }
            await().atMost(deadline).until(() -> kinds.stream().allMatch(kind -> kind.requests() >= eachKind));
            var slowest = IntStream.range(0, 50)
                    .mapToObj(i -> client.send(post(healthy)))
                    .peek(exchange -> assertThat(exchange.isSuccess()).isTrue())
                    .map(Exchange::total)
                    .max(Duration::compareTo)
                    .orElseThrow();
            var during = 0L;
            while (attempts.stream().noneMatch(Future::isDone)) {
                during = Math.max(during, usedHeap() - before);
            }

            for (var attempt : attempts) {
                var exchange = attempt.get();
                assertThat(exchange.outcome()).isEqualTo(Outcome.TIMEOUT);
                assertThat(exchange.total()).isBetween(deadline.minus(EARLY), deadline.plus(SLACK));
            }
            System.out.printf(
                    "hostile receivers: %d attempts of 7 kinds, heap +%d MB, slowest of 50 healthy %d ms%n",
                    attempts.size(), during / 1024 / 1024, slowest.toMillis());
            assertThat(during).isLessThan(MOST_HEAP);
            assertThat(slowest).isLessThan(deadline);
        }
    }

    @Test
    void that_break_their_answer_off_or_flood_its_head_end_it_themselves() throws Exception {
        try (var closing = new RawReceiver(out -> false);
                var midway = new RawReceiver(out -> say(out, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"));
                var nonsense = new RawReceiver(out -> say(out, "SSH-2.0-OpenSSH_9.6\r\n\r\n"));
                var headers = new RawReceiver(
                        out -> flood(out, "HTTP/1.1 200 OK\r\n", "X-Flood: 0123456789\r\n".repeat(50)));
                var oneHeader =
                        new RawReceiver(out -> flood(out, "HTTP/1.1 200 OK\r\nX-Flood: ", "0123456789".repeat(100)))) {
            for (var receiver : List.of(closing, midway, nonsense, headers, oneHeader)) {
                var exchange = client.send(post(receiver));
                assertThat(exchange.isSuccess()).isFalse();
                assertThat(exchange.outcome()).isEqualTo(Outcome.CONNECT);
                assertThat(exchange.total()).isLessThan(deadline.plus(SLACK));
            }
        }
    }

    private Callable<Exchange> attempt(RawReceiver receiver) {
        return () -> client.send(post(receiver));
    }

    private static Outgoing post(RawReceiver receiver) {
        return new Outgoing(
                "POST",
                "http://hooks.test:%d/".formatted(receiver.port()),
                Map.of(),
                "{}".getBytes(StandardCharsets.UTF_8));
    }

    private static boolean say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return false;
    }

    private static boolean drip(OutputStream out, RawReceiver own, String beginning, String drop)
            throws IOException, InterruptedException {
        say(out, beginning);
        while (true) {
            say(out, drop);
            own.linger(BETWEEN_DROPS);
        }
    }

    private static boolean flood(OutputStream out, String beginning, String more) throws IOException {
        say(out, beginning);
        var bytes = more.getBytes(StandardCharsets.US_ASCII);
        while (true) {
            out.write(bytes);
        }
    }

    /** Ten megabytes of nothing in ten kilobytes, without end. */
    private static boolean bomb(OutputStream out) throws IOException {
        say(out, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n");
        while (true) {
            out.write(BOMB);
        }
    }

    private static byte[] packed() {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(new byte[10 * 1024 * 1024]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
