package dev.sluice.benchmarks.start;

import dev.sluice.benchmarks.environment.Application;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/** Makes the cache that a start is to use: one start to readiness, recorded, and an orderly end. */
final class Training {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Training() {}

    static void of(Application application) throws IOException, InterruptedException {
        if (application.isCacheFresh()) {
            return;
        }
        System.out.println("making the cache of " + application.name() + " ...");
        Files.deleteIfExists(application.cacheFile());
        try (var launch = application.launch(List.of("-XX:AOTCacheOutput=" + application.cacheFile()))) {
            launch.end(PATIENCE);
        }
        if (!application.isCacheFresh()) {
            throw new IOException(application.name() + " left no cache");
        }
    }
}
