package dev.sluice.stack.process;

import java.io.IOException;
import java.nio.file.Files;

/** Who we are to the file system: in a container the user may have a number only, and no name. */
public final class CurrentUser {

    private CurrentUser() {}

    public static String name() throws IOException {
        var mine = Files.createTempFile("sluice-", ".owner");
        try {
            return Files.getOwner(mine).getName();
        } finally {
            Files.delete(mine);
        }
    }
}
