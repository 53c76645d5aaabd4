package dev.sluice.stack.clock;

import java.io.IOException;

/** What is on its way between the services. */
@FunctionalInterface
public interface Traffic {

    Snapshot look() throws IOException;

    /**
     * @param unsent rows in the outboxes
     * @param unread records which a consumer group has not committed yet
     * @param written records on the topics
     */
    record Snapshot(long unsent, long unread, long written) {

        boolean isQuiet() {
            return unsent == 0 && unread == 0;
        }
    }
}
