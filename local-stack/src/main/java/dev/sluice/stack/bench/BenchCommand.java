package dev.sluice.stack.bench;

import dev.sluice.stack.Root;
import dev.sluice.stack.process.Children;
import dev.sluice.stack.process.Java;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Hands over to the program of the benchmarks, which knows their names. */
@Command(
        name = "bench",
        description =
                "Measure by name, or all; ends with 1 when a target is missed. One line of JSON per result comes last.")
public final class BenchCommand implements Callable<Integer> {

    private static final String PROGRAM = "dev.sluice.benchmarks.Benchmarks";

    @Parameters(paramLabel = "name", description = "outbox, ... or all; an unknown name lists them")
    private List<String> names = List.of();

    @Option(names = "--quick", description = "tiny numbers that prove only that the benchmark works")
    private boolean quick;

    @Option(names = "--record", description = "also write docs/measurements/<name>.md and .json")
    private boolean recorded;

    @Override
    public Integer call() throws IOException {
        var root = Root.find();
        var classes = root.resolve("benchmarks/target/classes");
        var libraries = root.resolve("benchmarks/target/class-path");
        if (Files.notExists(libraries)) {
            throw new IOException("the benchmarks are not built: ./mvnw -DskipTests -pl benchmarks -am package");
        }
        var command = new ArrayList<>(Java.executable(List.of(
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "--sun-misc-unsafe-memory-access=allow", // a peer's byte code library
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dsluice.root=" + root,
                "-cp",
                classes + ":" + Files.readString(libraries).strip(),
                PROGRAM)));
        command.addAll(names);
        if (quick) {
            command.add("--quick");
        }
        if (recorded) {
            command.add("--record");
        }
        return run(root, command);
    }

    private static int run(Path root, List<String> command) throws IOException {
        var process = Children.start(new ProcessBuilder(Children.endingWithUs("TERM", command))
                .directory(root.toFile())
                .inheritIO());
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return Children.exitCode(process);
    }
}
