package dev.sluice.notification;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Names that tests resolve, and to what; it can change, as a hostile name server's answers do. */
public final class FakeNames {

    public static final Map<String, Supplier<List<InetAddress>>> ANSWERS = new ConcurrentHashMap<>();

    private FakeNames() {}

    public static void resolve(String name, String... addresses) {
        var answer = Stream.of(addresses).map(InetAddress::ofLiteral).toList();
        ANSWERS.put(name, () -> answer);
    }

    /** Asked anew at each look-up. */
    public static void resolve(String name, Supplier<InetAddress> address) {
        ANSWERS.put(name, () -> List.of(address.get()));
    }
}
