package dev.sluice.stack.launch;

import dev.sluice.stack.Root;
import dev.sluice.stack.process.Children;
import dev.sluice.stack.services.Service;
import dev.sluice.stack.state.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The ends of the logs. */
@Command(name = "logs", description = "Show the end of a log, or of all.")
public final class LogsCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "service",
            description = "cocp, transfer, attribution, notification, kafka or postgres")
    private @Nullable String name;

    @Option(names = "--lines", defaultValue = "50", description = "how many lines (${DEFAULT-VALUE})")
    private int lines;

    @Option(
            names = {"-f", "--follow"},
            description = "go on as they grow")
    private boolean follow;

    @Override
    public Integer call() throws Exception {
        var state = StateFolder.of(Root.find());
        var command = new ArrayList<>(List.of("tail", "-n", String.valueOf(lines)));
        if (follow) {
            command.add("-F");
        }
        files(state).filter(Files::exists).map(Path::toString).forEach(command::add);
        if (command.getLast().equals("-F") || command.size() == 3) {
            throw new IOException("there are no logs yet: ./sluice up writes them");
        }
        return Children.exitCode(new ProcessBuilder(command).inheritIO().start());
    }

    private java.util.stream.Stream<Path> files(StateFolder state) throws IOException {
        var servers = List.of("kafka", "postgres");
        var names = name == null ? Service.keys() : List.of(name);
        if (name != null && !Service.keys().contains(name) && !servers.contains(name)) {
            throw new IOException("no log is called " + name + "; those are " + Service.keys() + " and " + servers);
        }
        return names.stream()
                .map(each ->
                        servers.contains(each) ? state.data().resolve(each).resolve("server.log") : state.log(each));
    }
}
