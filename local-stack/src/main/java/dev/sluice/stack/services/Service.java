package dev.sluice.stack.services;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The four services, by the names under which the contract knows them. */
public enum Service {
    COCP(8081),
    TRANSFER(8082),
    ATTRIBUTION(8083),
    NOTIFICATION(8084);

    private final int usualPort;

    Service(int usualPort) {
        this.usualPort = usualPort;
    }

    /** Also the name of its database and of its role. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Also the name of its consumer group. */
    public String module() {
        return key() + "-service";
    }

    public int usualPort() {
        return usualPort;
    }

    Path application(Path root) {
        return root.resolve(module()).resolve("target/quarkus-app");
    }

    /** Whether its next start can be a fast one. */
    public boolean isTrained(Path root) throws IOException {
        return Cache.isFresh(application(root));
    }

    public static List<String> keys() {
        return Arrays.stream(values()).map(Service::key).toList();
    }
}
