package dev.sluice.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the repository is. */
public final class Root {

    /** Set by the {@code sluice} script and by surefire. */
    public static final String PROPERTY = "sluice.root";

    private Root() {}

    public static Path find() {
        var given = System.getProperty(PROPERTY);
        if (given != null) {
            return Path.of(given).toAbsolutePath().normalize();
        }
        for (@Nullable Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(".mvn/jdk.sh"))) {
                return folder;
            }
        }
        throw new IllegalStateException("not inside the repository; set -D" + PROPERTY);
    }
}
