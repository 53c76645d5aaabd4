package dev.sluice.stack.launch;

import dev.sluice.stack.Root;
import dev.sluice.stack.http.ServiceClient;
import dev.sluice.stack.issuer.Caller;
import dev.sluice.stack.process.Folders;
import dev.sluice.stack.process.Logging;
import dev.sluice.stack.services.Service;
import dev.sluice.stack.state.StateFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the suite once to note what a start does; {@code up} and {@code demo} then begin from there. */
@Command(
        name = "train",
        description = "Let the services start faster from now on: once after a build, one to two minutes.")
public final class TrainCommand implements Callable<Integer> {

    @Option(names = "--again", description = "also where it was done since the last build")
    private boolean again;

    @Override
    public Integer call() throws Exception {
        Logging.atLeast(Level.SEVERE);
        var root = Root.find();
        try (var progress = new Progress()) {
            if (!again && untrained(root).isEmpty()) {
                progress.say("Nothing to do: every service starts from its cache.");
                return 0;
            }
            train(root, progress);
            var left = untrained(root);
            if (!left.isEmpty()) {
                throw new IOException("no cache was left by " + left);
            }
            progress.say("Every service starts from its cache now.");
            return 0;
        }
    }

    private static void train(Path root, Progress progress) throws IOException {
        var folder = Folders.temporary("train");
        var plan = Plan.onFreePorts().training();
        try (var stack = new LocalStack(root, new StateFolder(folder), plan, progress);
                var http = ServiceClient.newHttp()) {
            Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
            progress.say("Starting the services once, for their caches ...");
            stack.start();
            var token = stack.issuer().tokens().issue(Caller.operator("platform"));
            for (var service : Service.values()) {
                // Whatever it answers: a token was checked and an answer written.
                ServiceClient.of(http, stack.service(service).address()).get("/sandbox/clock", token);
            }
            progress.doing("waiting for the services to write their caches");
        } finally {
            Folders.delete(folder);
        }
    }

    private static List<String> untrained(Path root) throws IOException {
        var untrained = new ArrayList<String>();
        for (var service : Service.values()) {
            if (!service.isTrained(root)) {
                untrained.add(service.module());
            }
        }
        return untrained;
    }
}
