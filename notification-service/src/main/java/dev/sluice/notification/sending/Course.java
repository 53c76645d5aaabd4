package dev.sluice.notification.sending;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientRequest;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** How far one request has come; written by the event loop, read by the thread that waits. */
final class Course {

    private final long began = System.nanoTime();
    private final Duration deadline;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile @Nullable HttpClientRequest request;
    private volatile @Nullable InetAddress address;
    private volatile @Nullable Duration untilAddress;
    private volatile @Nullable Head head;

    private record Head(int status, Map<String, String> headers, Duration after) {}

    Course(Duration deadline) {
        this.deadline = deadline;
    }

    Duration remaining() {
        var left = deadline.minus(elapsed());
        return left.isNegative() ? Duration.ZERO : left;
    }

    void admitted(InetAddress admitted) {
        address = admitted;
        untilAddress = elapsed();
    }

    void opened(HttpClientRequest opened) {
        request = opened;
    }

    void headArrived(int status, MultiMap headers) {
        var names = new TreeMap<String, String>();
        headers.forEach((name, value) -> names.merge(name.toLowerCase(Locale.ROOT), value, "%s, %s"::formatted));
        head = new Head(status, names, elapsed());
    }

    boolean isOver() {
        return over.get();
    }

    /** Nothing goes on after the deadline. */
    void cutOff() {
        over.set(true);
        var open = request;
        if (open != null) {
            open.reset();
        }
    }

    Exchange answered(byte[] body) {
        return exchange(Outcome.HTTP_STATUS, body, null);
    }

    Exchange failed(Outcome outcome, String failure) {
        return exchange(outcome, new byte[0], failure);
    }

    private Exchange exchange(Outcome outcome, byte[] body, @Nullable String failure) {
        var arrived = head;
        var connected = address;
        return new Exchange(
                outcome,
                arrived == null ? null : arrived.status(),
                arrived == null ? Map.of() : arrived.headers(),
                body,
                connected == null ? null : connected.getHostAddress(),
                untilAddress,
                arrived == null ? null : arrived.after(),
                elapsed(),
                failure);
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
