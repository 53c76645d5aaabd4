package dev.sluice.stack.services;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What a service does about the cache of the JVM's work at start that lies beside its application. */
public enum Cache {

    /** It starts from the cache, when that was made of this very build; else without. */
    USED(Duration.ofSeconds(10)) {
        @Override
        List<String> options(Path application) throws IOException {
            return isFresh(application) ? List.of("-XX:AOTCache=" + file(application)) : List.of();
        }
    },

    /** It notes what it does and leaves the cache when it ends. */
    MADE(Duration.ofMinutes(3)) {
        @Override
        List<String> options(Path application) throws IOException {
            Files.deleteIfExists(file(application));
            return List.of("-XX:AOTCacheOutput=" + file(application));
        }
    };

    private final Duration patience;

    Cache(Duration patience) {
        this.patience = patience;
    }

    abstract List<String> options(Path application) throws IOException;

    /** How long a service that was asked to end may take. */
    Duration patience() {
        return patience;
    }

    /** The JVM looks closer, and ignores a cache of other jars or another JDK. */
    static boolean isFresh(Path application) throws IOException {
        return Files.exists(file(application))
                && Files.getLastModifiedTime(file(application))
                                .compareTo(Files.getLastModifiedTime(application.resolve("quarkus-run.jar")))
                        > 0;
    }

    private static Path file(Path application) {
        return application.resolve("app.aot");
    }
}
