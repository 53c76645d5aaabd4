package dev.sluice.notification.sending;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A receiver below HTTP, that does with each connection what a test wants; counts connections and requests. */
final class RawReceiver implements AutoCloseable {

    /** What becomes of a request that was read. */
    interface Conduct {

        /** @return whether another request may follow */
        boolean answer(OutputStream out) throws IOException, InterruptedException;
    }

    /** The same for one who takes its time. */
    interface SlowConduct {

        boolean answer(OutputStream out, RawReceiver own) throws IOException, InterruptedException;
    }

    private final ServerSocket socket;
    private final Conduct conduct;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();

    RawReceiver(Conduct conduct) throws IOException {
        this.conduct = conduct;
        this.socket = new ServerSocket(0, 500, InetAddress.ofLiteral("127.0.0.1"));
        Thread.startVirtualThread(this::accept);
    }

    static RawReceiver slow(SlowConduct conduct) throws IOException {
        var own = new CompletableFuture<RawReceiver>();
        var receiver = new RawReceiver(out -> conduct.answer(out, own.join()));
        own.complete(receiver);
        return receiver;
    }

    /** Takes its time, unless it is closed meanwhile. */
    void linger(Duration time) throws InterruptedException, IOException {
        if (closed.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IOException("closed");
        }
    }

    static boolean keepAlive(OutputStream out) throws IOException {
        out.write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return true;
    }

    int port() {
        return socket.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    int requests() {
        return requests.get();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var connection = socket.accept();
                connections.incrementAndGet();
                Thread.startVirtualThread(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var in = new BufferedInputStream(connection.getInputStream());
            while (readRequest(in)) {
                requests.incrementAndGet();
                if (!conduct.answer(connection.getOutputStream())) {
                    return;
                }
            }
        } catch (IOException e) {
            // the client has gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean readRequest(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            var next = in.read();
            if (next < 0) {
                return false;
            }
            head.append((char) next);
        }
        var length = head.toString().toLowerCase(Locale.ROOT).replaceAll("(?s).*content-length: *([0-9]+).*", "$1");
        in.skipNBytes(length.matches("[0-9]+") ? Integer.parseInt(length) : 0);
        return true;
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        socket.close();
    }
}
