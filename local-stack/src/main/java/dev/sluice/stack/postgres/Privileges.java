package dev.sluice.stack.postgres;

import dev.sluice.stack.process.Children;
import dev.sluice.stack.process.CurrentUser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** PostgreSQL refuses to run as root: this is how it is run by whoever we are. */
record Privileges(List<String> prefix, boolean otherUser) {

    private static final String NOBODY = "65534";

    static Privileges ofThisUser() throws IOException {
        if (!CurrentUser.name().equals("root")) {
            return new Privileges(List.of(), false);
        }
        if (userNamespacesWork()) {
            return new Privileges(List.of("unshare", "--user"), false);
        }
        return new Privileges(List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups"), true);
    }

    List<String> drop(List<String> command) {
        return Children.concat(prefix, command);
    }

    void handOver(Path folder) throws IOException {
        if (otherUser) {
            Children.run(List.of("chmod", "o+x", String.valueOf(folder.getParent())));
            Children.run(List.of("chown", "-R", NOBODY + ":" + NOBODY, folder.toString()));
        }
    }

    private static boolean userNamespacesWork() {
        try {
            Children.run(List.of("unshare", "--user", "true"));
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
