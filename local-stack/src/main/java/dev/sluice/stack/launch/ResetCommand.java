package dev.sluice.stack.launch;

import dev.sluice.stack.Root;
import dev.sluice.stack.process.Folders;
import dev.sluice.stack.state.StateFolder;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Back to the state of a fresh clone, but for what is built. */
@Command(name = "reset", description = "End the stack and remove its data, logs and key.")
public final class ResetCommand implements Callable<Integer> {

    @Override
    public Integer call() throws Exception {
        var state = StateFolder.of(Root.find());
        DownCommand.down(state);
        Folders.delete(state.path());
        System.out.println("Removed " + state.path() + ".");
        return 0;
    }
}
