package dev.sluice.stack.launch;

import com.sun.management.OperatingSystemMXBean;
import dev.sluice.stack.Root;
import dev.sluice.stack.process.Children;
import dev.sluice.stack.process.Ports;
import dev.sluice.stack.services.Service;
import dev.sluice.stack.state.StackLock;
import dev.sluice.stack.state.StateFolder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Checks what usually goes wrong before it does. */
@Command(name = "doctor", description = "Check JDK, ports, disk and memory, with a remedy for each.")
public final class DoctorCommand implements Callable<Integer> {

    private static final long GIGABYTE = 1L << 30;
    private static final long MEMORY_NEEDED = 3 * GIGABYTE;
    private static final long DISK_NEEDED = 2 * GIGABYTE;

    private record Finding(String subject, boolean fine, String seen, String remedy) {

        void print() {
            System.out.printf("%-8s %-7s %s%n", subject, fine ? "fine" : "TROUBLE", fine ? seen : seen + ": " + remedy);
        }
    }

    @Override
    public Integer call() throws Exception {
        var root = Root.find();
        var findings = List.of(jdk(), ports(StateFolder.of(root)), disk(root), memory(), children());
        findings.forEach(Finding::print);
        return findings.stream().allMatch(Finding::fine) ? 0 : 1;
    }

    private static Finding jdk() {
        var version = Runtime.version();
        return new Finding(
                "JDK",
                version.feature() == 25,
                version + " in " + System.getProperty("java.home"),
                "install JDK 25 and set JDK25_HOME");
    }

    private static Finding ports(StateFolder state) throws IOException {
        if (StackLock.holder(state).isPresent()) {
            return new Finding("ports", true, "in use by the running stack", "");
        }
        var taken = Arrays.stream(Service.values())
                .map(Service::usualPort)
                .filter(port -> !Ports.isFree(port))
                .toList();
        return new Finding(
                "ports",
                taken.isEmpty(),
                taken.isEmpty() ? "8081-8084 are free" : taken + " taken",
                "./sluice up takes free ones instead, or name them with --ports");
    }

    private static Finding disk(Path root) throws IOException {
        var stack = Files.getFileStore(root).getUsableSpace();
        var temporary = Files.getFileStore(Path.of(System.getProperty("java.io.tmpdir")))
                .getUsableSpace();
        var free = Math.min(stack, temporary);
        return new Finding(
                "disk", free >= DISK_NEEDED, gigabytes(free) + " free", "make room for " + gigabytes(DISK_NEEDED));
    }

    private static Finding memory() throws IOException {
        var available = availableMemory();
        return new Finding(
                "memory",
                available >= MEMORY_NEEDED,
                gigabytes(available) + " available",
                "close something: the stack needs " + gigabytes(MEMORY_NEEDED));
    }

    /** Free memory alone would leave out what the system only borrowed for its caches. */
    private static long availableMemory() throws IOException {
        var statistics = Path.of("/proc/meminfo");
        if (Files.isReadable(statistics)) {
            for (var line : Files.readAllLines(statistics)) {
                if (line.startsWith("MemAvailable:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
                }
            }
        }
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getFreeMemorySize();
    }

    private static Finding children() {
        var watched = Children.findOnPath("setpriv").isPresent();
        return new Finding(
                "cleanup",
                true,
                watched
                        ? "nothing outlives a killed launcher"
                        : "without setpriv (util-linux) services outlive a launcher ended by kill -9",
                "");
    }

    private static String gigabytes(long bytes) {
        return "%.1f GB".formatted((double) bytes / GIGABYTE);
    }
}
