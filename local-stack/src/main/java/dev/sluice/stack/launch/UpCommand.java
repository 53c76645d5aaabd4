package dev.sluice.stack.launch;

import dev.sluice.stack.Root;
import dev.sluice.stack.issuer.Caller;
import dev.sluice.stack.process.Deadline;
import dev.sluice.stack.process.Folders;
import dev.sluice.stack.process.Logging;
import dev.sluice.stack.process.Ports;
import dev.sluice.stack.services.Service;
import dev.sluice.stack.state.StackLock;
import dev.sluice.stack.state.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the stack and stays until it is told to end. */
@Command(name = "up", description = "Start the stack and stay; Ctrl-C or ./sluice down ends it.")
public final class UpCommand implements Callable<Integer> {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    @Option(
            names = "--ports",
            split = ",",
            paramLabel = "a,b,c,d",
            description = "for cocp, transfer, attribution, notification")
    private List<Integer> ports = List.of();

    @Option(names = "--keep", description = "with the data and the clock of the last time")
    private boolean keep;

    @Option(names = "--production-clock", description = "real time, which nothing can move")
    private boolean productionClock;

    @Option(names = "--no-restart", description = "leave dead what dies, to see how the others take it")
    private boolean noRestart;

    @Override
    public Integer call() throws Exception {
        Logging.atLeast(Level.SEVERE);
        var root = Root.find();
        var state = StateFolder.of(root);
        var plan = plan();
        var lock = StackLock.take(state);
        if (lock.isEmpty()) {
            throw new IOException("a stack is running already: ./sluice down ends it");
        }
        try (var progress = new Progress();
                var stack = new LocalStack(root, state, plan, progress)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(state, stack)));
            clear(state);
            stack.start();
            stack.secrets().write(state);
            stack.description().write(state);
            progress.doing("");
            welcome(stack, progress);
            return watch(stack);
        } finally {
            forget(state);
            lock.get().close();
        }
    }

    private Plan plan() throws IOException {
        if (ports.isEmpty()) {
            return Plan.usual(productionClock);
        }
        if (ports.size() != Service.values().length) {
            throw new IOException("--ports takes four ports, not " + ports.size());
        }
        for (var port : ports) {
            if (!Ports.isFree(port)) {
                throw new IOException("port " + port + " is taken");
            }
        }
        return Plan.on(ports, productionClock);
    }

    private void clear(StateFolder state) throws IOException {
        forget(state);
        Folders.delete(state.logs());
        if (!keep) {
            Folders.delete(state.data());
            Files.deleteIfExists(state.mailbox());
            Files.deleteIfExists(state.receiver());
        }
    }

    private static void end(StateFolder state, LocalStack stack) {
        try {
            forget(state);
        } catch (IOException failure) {
            System.err.println(failure.getMessage());
        }
        stack.close();
    }

    private static void forget(StateFolder state) throws IOException {
        Files.deleteIfExists(state.description());
        Files.deleteIfExists(state.secrets());
    }

    private static void welcome(LocalStack stack, Progress progress) throws IOException {
        var description = stack.description();
        var registry = Caller.operator("registry", "operations", "reviewer", "auditor", "platform");
        progress.say("");
        progress.say("Sluice is ready.");
        description
                .services()
                .forEach((name, address) -> progress.say("  %-13s %s/q/swagger-ui".formatted(name, address)));
        progress.say("  %-13s %s (a webhook receiver; PUT a secret to a path to have its signatures checked)"
                .formatted("receiver", stack.receiver().address()));
        progress.say("");
        progress.say("curl -s '%s/v1/partners?name=a' -H 'Authorization: Bearer %s'"
                .formatted(
                        description.address(Service.COCP),
                        stack.issuer().tokens().issue(registry)));
        progress.say("");
        progress.say(
                "Next: ./sluice status, ./sluice token --help, ./sluice clock show, ./sluice events, ./sluice inbox.");
        progress.say("Ctrl-C or ./sluice down ends it.");
    }

    /** Brings back what dies, as a cluster would. */
    private int watch(LocalStack stack) throws IOException {
        while (true) {
            Deadline.in(Duration.ZERO).pause(LOOK_EVERY);
            if (!noRestart) {
                stack.restartLost();
            }
        }
    }
}
