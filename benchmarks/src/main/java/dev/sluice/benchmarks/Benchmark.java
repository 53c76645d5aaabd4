package dev.sluice.benchmarks;

import dev.sluice.benchmarks.report.Measurement;
import java.nio.file.Path;
import java.util.Map;

/** One thing that can be measured by its name. */
public interface Benchmark {

    String name();

    /** Versions of what takes part. */
    Map<String, String> versions();

    /** Whether everything that it starts was built; {@code ./sluice bench} sees to that. */
    default boolean isBuilt(Path root) {
        return true;
    }

    /** Quick: tiny numbers that prove only that the harness works. */
    Measurement run(Path root, boolean quick) throws Exception;
}
