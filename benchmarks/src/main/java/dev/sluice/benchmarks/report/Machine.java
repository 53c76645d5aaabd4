package dev.sluice.benchmarks.report;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;

/** What was measured on: enough to compare, nothing that says where it stands. */
public record Machine(int cores, long memoryMegabytes, String system, String jdk, Map<String, String> versions) {

    public static Machine here(Map<String, String> versions) {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                system.getTotalMemorySize() >> 20,
                system.getName() + " " + system.getArch(),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                versions);
    }

    String text() {
        var text = new StringBuilder("%d cores, %d GB, %s, %s".formatted(cores, memoryMegabytes >> 10, system, jdk));
        versions.forEach(
                (name, version) -> text.append(", ").append(name).append(' ').append(version));
        return text.toString();
    }
}
