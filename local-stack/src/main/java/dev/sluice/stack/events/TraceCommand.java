package dev.sluice.stack.events;

import dev.sluice.stack.Root;
import dev.sluice.stack.kafka.Topics;
import dev.sluice.stack.process.Logging;
import dev.sluice.stack.state.Lines;
import dev.sluice.stack.state.StackDescription;
import dev.sluice.stack.state.StateFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** One flow, from the first event to the last webhook. */
@Command(name = "trace", description = "Follow one flow across the services and out to the receiver, in real time.")
public final class TraceCommand implements Callable<Integer> {

    @Parameters(paramLabel = "correlationId", description = "of a change request: its id")
    private String correlationId = "";

    private record Moment(String at, String line) {}

    @Override
    public Integer call() throws Exception {
        Logging.atLeast(Level.SEVERE);
        var root = Root.find();
        var state = StateFolder.of(root);
        var stack = StackDescription.read(state);
        var moments = new ArrayList<Moment>();
        for (var event : new EventLog(stack.kafka(), Topics.of(root).names()).read()) {
            if (event.belongsTo(correlationId)) {
                moments.add(new Moment(event.recordedTime(), "event    " + event.line()));
            }
        }
        moments.addAll(webhooks(state));
        if (moments.isEmpty()) {
            throw new IOException("nothing has the correlation id " + correlationId);
        }
        moments.sort(Comparator.comparing(Moment::at));
        moments.forEach(moment -> System.out.printf("%-27s %s%n", moment.at(), moment.line()));
        return 0;
    }

    private List<Moment> webhooks(StateFolder state) throws IOException {
        return new Lines(state.receiver())
                .read().stream()
                        .filter(entry -> entry.path("body")
                                .path("correlationid")
                                .asText()
                                .equals(correlationId))
                        .map(entry -> new Moment(
                                entry.path("at").asText(),
                                "webhook  %s at %s (%s)"
                                        .formatted(
                                                entry.path("body").path("type").asText(),
                                                entry.path("path").asText(),
                                                entry.path("verdict").asText())))
                        .toList();
    }
}
