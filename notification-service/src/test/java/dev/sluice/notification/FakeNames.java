package dev.sluice.notification;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Names that tests resolve, and to what; it can change, as a hostile name server's answers do. */
public final class FakeNames {

    public static final Map<String, List<InetAddress>> ANSWERS = new ConcurrentHashMap<>();

    private FakeNames() {}

    public static void resolve(String name, String... addresses) {
        ANSWERS.put(name, Stream.of(addresses).map(InetAddress::ofLiteral).toList());
    }
}
