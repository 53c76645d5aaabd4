package dev.sluice.stack.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Free ports of the loopback address. */
public final class Ports {

    // Below the range from which systems take the ports of outgoing connections, so that none steals ours.
    private static final int LOWEST = 20_000;
    private static final int BEYOND = 32_000;

    private Ports() {}

    public static int free() {
        return RandomGenerator.getDefault()
                .ints(1_000, LOWEST, BEYOND)
                .filter(Ports::isFree)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no free port between " + LOWEST + " and " + BEYOND));
    }

    /** Several that differ from each other. */
    public static List<Integer> free(int count) {
        return IntStream.generate(Ports::free).distinct().limit(count).boxed().toList();
    }

    public static int preferably(int port) {
        return isFree(port) ? port : free();
    }

    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
