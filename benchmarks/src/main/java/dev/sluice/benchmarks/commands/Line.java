package dev.sluice.benchmarks.commands;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One HTTP/1.1 connection that is kept, with as little work of its own as possible: what it costs counts for everybody. */
public final class Line implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket socket;
    private final InputStream input;
    private final String host;

    public Line(String address) throws IOException {
        var uri = URI.create(address);
        host = uri.getAuthority();
        socket = new Socket(InetAddress.getLoopbackAddress(), uri.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        input = new BufferedInputStream(socket.getInputStream());
    }

    public record Answer(int status, String body) {}

    public Answer post(String path, String token, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var head = """
                POST %s HTTP/1.1\r
                Host: %s\r
                Authorization: Bearer %s\r
                Content-Type: application/json\r
                Content-Length: %d\r
                \r
                """.formatted(path, host, token, bytes.length).getBytes(StandardCharsets.US_ASCII);
        var request = new byte[head.length + bytes.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(bytes, 0, request, head.length, bytes.length);
        socket.getOutputStream().write(request);
        return answer();
    }

    private Answer answer() throws IOException {
        var status = Integer.parseInt(line().substring(9, 12)); // behind "HTTP/1.1 "
        var length = 0;
        for (var header = line(); !header.isEmpty(); header = line()) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        return new Answer(status, new String(input.readNBytes(length), StandardCharsets.UTF_8));
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (var next = input.read(); next != '\n'; next = input.read()) {
            if (next < 0) {
                throw new IOException("the service hung up");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
