package dev.sluice.stack.process;

import java.util.logging.Level;
import java.util.logging.Logger;

/** What libraries may say on standard error. */
public final class Logging {

    /** Held, because loggers are kept by weak references only. */
    private static final Logger ROOT = Logger.getLogger("");

    private Logging() {}

    public static void atLeast(Level level) {
        ROOT.setLevel(level);
    }
}
