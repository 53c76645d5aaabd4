package dev.sluice.stack.events;

import dev.sluice.stack.Root;
import dev.sluice.stack.kafka.Topics;
import dev.sluice.stack.process.Logging;
import dev.sluice.stack.state.StackDescription;
import dev.sluice.stack.state.StateFolder;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the services told each other. */
@Command(name = "events", description = "List the events on all topics, one a line, in the order of writing.")
public final class EventsCommand implements Callable<Integer> {

    @Option(
            names = "--subject",
            paramLabel = "id",
            description = "only those about it, of its flow, or with it in their data")
    private @Nullable String subject;

    @Override
    public Integer call() throws Exception {
        Logging.atLeast(Level.SEVERE);
        var root = Root.find();
        var stack = StackDescription.read(StateFolder.of(root));
        for (var event : new EventLog(stack.kafka(), Topics.of(root).names()).read()) {
            if (subject == null || event.concerns(subject)) {
                System.out.println(event.line());
            }
        }
        return 0;
    }
}
