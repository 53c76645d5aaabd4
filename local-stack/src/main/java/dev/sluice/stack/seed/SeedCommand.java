package dev.sluice.stack.seed;

import dev.sluice.stack.Root;
import dev.sluice.stack.clock.ClockSession;
import dev.sluice.stack.http.ServiceClient;
import dev.sluice.stack.issuer.Issuer;
import dev.sluice.stack.launch.Progress;
import dev.sluice.stack.process.Logging;
import dev.sluice.stack.services.Service;
import dev.sluice.stack.state.StackDescription;
import dev.sluice.stack.state.StackSecrets;
import dev.sluice.stack.state.StateFolder;
import java.util.EnumMap;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Fills a running stack. */
@Command(
        name = "seed",
        description = "Fill the running stack with a synthetic portfolio; the same for the same seed and day.")
public final class SeedCommand implements Callable<Integer> {

    private static final int MOST = 10_000;

    @Option(names = "--customers", paramLabel = "N", required = true, description = "1 to 10000")
    private int customers;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "another portfolio for another number; 1 where it is left out")
    private long seed = 1;

    @Override
    public Integer call() throws Exception {
        if (customers < 1 || customers > MOST) {
            System.err.println("--customers is a number from 1 to " + MOST);
            return 2;
        }
        Logging.atLeast(Level.SEVERE);
        var root = Root.find();
        var state = StateFolder.of(root);
        var stack = StackDescription.read(state);
        var tokens = Issuer.stored(state.issuer());
        try (var progress = new Progress();
                var session = ClockSession.open(root, stack, StackSecrets.read(state), tokens, progress::say)) {
            var clients = new EnumMap<Service, ServiceClient>(Service.class);
            for (var service : Service.values()) {
                clients.put(service, ServiceClient.of(session.http(), stack.address(service)));
            }
            progress.doing("filling the stack");
            var seeded = new Seeding(clients, tokens, session.clock(), progress::say).seed(customers, seed);
            progress.say("%d customers of %d partners: %d agreements, %d subscriptions, %d renewals scheduled"
                    .formatted(
                            seeded.customers(),
                            seeded.partners(),
                            seeded.agreements(),
                            seeded.subscriptions(),
                            seeded.scheduled()));
            return 0;
        }
    }
}
