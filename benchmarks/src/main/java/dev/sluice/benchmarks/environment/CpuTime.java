package dev.sluice.benchmarks.environment;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Processor time that this process and its descendants (database, broker, services) have used so far. */
public record CpuTime(Map<Long, Duration> byProcess) {

    public static CpuTime now() {
        var self = ProcessHandle.current();
        return new CpuTime(Stream.concat(Stream.of(self), self.descendants())
                .collect(Collectors.toMap(
                        ProcessHandle::pid,
                        process -> process.info().totalCpuDuration().orElse(Duration.ZERO))));
    }

    /** What ended in between is left out: nothing that matters does. */
    public double secondsSince(CpuTime before) {
        return byProcess.entrySet().stream()
                .mapToDouble(entry -> entry.getValue()
                                .minus(before.byProcess.getOrDefault(entry.getKey(), Duration.ZERO))
                                .toNanos()
                        / 1e9)
                .sum();
    }
}
