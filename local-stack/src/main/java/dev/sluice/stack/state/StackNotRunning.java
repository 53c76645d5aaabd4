package dev.sluice.stack.state;

import java.io.IOException;

/** A command needs a running stack. */
public final class StackNotRunning extends IOException {

    public StackNotRunning() {
        super("no stack is running: ./sluice up starts one");
    }
}
