package dev.sluice.stack.launch;

import dev.sluice.stack.Root;
import dev.sluice.stack.http.ServiceClient;
import dev.sluice.stack.services.Service;
import dev.sluice.stack.state.StackDescription;
import dev.sluice.stack.state.StackLock;
import dev.sluice.stack.state.StateFolder;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** What runs, where, and whether it is ready. */
@Command(name = "status", description = "Show what runs and whether it is ready; ends with 1 when something is not.")
public final class StatusCommand implements Callable<Integer> {

    @Override
    public Integer call() throws Exception {
        var state = StateFolder.of(Root.find());
        var launcher = StackLock.holder(state);
        if (launcher.isEmpty()) {
            System.out.println("No stack is running.");
            return 1;
        }
        var description = StackDescription.read(state);
        var allReady = true;
        try (var http = ServiceClient.newHttp()) {
            for (var service : Service.values()) {
                var address = description.address(service);
                var ready = ServiceClient.of(http, address).isReady();
                allReady &= ready;
                System.out.printf(
                        "%-13s %-9s %s  pid %s%n",
                        service.key(),
                        ready ? "ready" : "NOT READY",
                        address,
                        pid(launcher.get(), service.module() + "/target"));
            }
        }
        System.out.printf(
                "%-13s %-9s %s  pid %s%n", "kafka", "", description.kafka(), pid(launcher.get(), "kafka.Broker"));
        System.out.printf(
                "%-13s %-9s %s  pid %s%n", "postgres", "", description.postgres(), pid(launcher.get(), "bin/postgres"));
        System.out.printf(
                "%-13s %-9s %s  pid %d%n",
                "issuer", "", description.issuer(), launcher.get().pid());
        return allReady ? 0 : 1;
    }

    private static String pid(ProcessHandle launcher, String mark) {
        return launcher.children()
                .filter(child -> child.info()
                        .commandLine()
                        .filter(line -> line.contains(mark))
                        .isPresent())
                .map(child -> String.valueOf(child.pid()))
                .findFirst()
                .orElse("?");
    }
}
