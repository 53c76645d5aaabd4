package dev.sluice.stack.demo;

import java.io.IOException;

/** The suite did something else than the story says. */
final class Unexpected extends IOException {

    Unexpected(String what, Object seen) {
        super("expected " + what + ", but saw " + seen);
    }

    static void unless(boolean holds, String what, Object seen) throws Unexpected {
        if (!holds) {
            throw new Unexpected(what, seen);
        }
    }
}
