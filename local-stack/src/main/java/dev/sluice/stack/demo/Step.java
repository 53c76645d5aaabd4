package dev.sluice.stack.demo;

import java.io.IOException;

/**
 * One thing that somebody does, or looks at.
 *
 * @param essential whether what follows makes no sense without it
 */
record Step(String title, boolean essential, Act act) {

    /** Does it, checks it, and says in a line what is to be seen now. */
    @FunctionalInterface
    interface Act {

        String play() throws IOException;
    }

    static Step act(String title, Act act) {
        return new Step(title, true, act);
    }

    static Step look(String title, Act act) {
        return new Step(title, false, act);
    }
}
