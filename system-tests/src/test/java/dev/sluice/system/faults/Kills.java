package dev.sluice.system.faults;

import dev.sluice.stack.services.Service;
import dev.sluice.system.Faults;
import java.util.Map;
import java.util.TreeMap;

/** Ends processes as a power cut would, brings them back, and counts. */
final class Kills {

    private final Faults faults;
    private final Map<String, Integer> counted = new TreeMap<>();

    Kills(Faults faults) {
        this.faults = faults;
    }

    /** Wherever it happens to be; then again at each of the named places of its code, of the form {@code name:hit}. */
    void service(Service service, String... failPoints) {
        faults.kill(service);
        count(service.key());
        for (var failPoint : failPoints) {
            faults.start(service, failPoint);
            faults.awaitEnd(service, failPoint);
            count(failPoint.replaceAll(":.*", ""));
        }
        faults.start(service);
        faults.awaitReady(service);
    }

    void brokerLeaves() {
        faults.killBroker();
        count("broker");
    }

    void postgresLeaves() {
        faults.killPostgres();
        count("postgres");
    }

    /** Every connection of the services to their databases, at once. */
    void connectionsReset() {
        faults.resetConnections();
        count("connections");
    }

    synchronized int total() {
        return counted.values().stream().mapToInt(Integer::intValue).sum();
    }

    synchronized Map<String, Integer> byKind() {
        return Map.copyOf(counted);
    }

    private synchronized void count(String kind) {
        counted.merge(kind, 1, Integer::sum);
    }
}
