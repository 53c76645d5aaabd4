package dev.sluice.stack.launch;

import dev.sluice.stack.Root;
import dev.sluice.stack.process.Deadline;
import dev.sluice.stack.state.StackLock;
import dev.sluice.stack.state.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Ends the running stack, whatever state it is in. */
@Command(name = "down", description = "End the running stack.")
public final class DownCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Override
    public Integer call() throws Exception {
        System.out.println(down(StateFolder.of(Root.find())) ? "The stack has ended." : "No stack is running.");
        return 0;
    }

    static boolean down(StateFolder state) throws IOException {
        var launcher = StackLock.holder(state);
        if (launcher.isPresent()) {
            end(launcher.get());
        }
        Files.deleteIfExists(state.description());
        Files.deleteIfExists(state.secrets());
        return launcher.isPresent();
    }

    private static void end(ProcessHandle launcher) throws IOException {
        launcher.destroy();
        var deadline = Deadline.in(PATIENCE);
        while (launcher.isAlive()) {
            if (deadline.isOver()) {
                launcher.descendants().forEach(ProcessHandle::destroyForcibly);
                launcher.destroyForcibly();
            }
            deadline.pause(Duration.ofMillis(100));
        }
    }
}
