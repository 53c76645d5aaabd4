package dev.sluice.transfer.batch;

import dev.sluice.platform.problem.Violation;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An item as it stands.
 *
 * @param no its place in the batch, from 1
 * @param key what it is about
 * @param errors why it failed; of a pending one, what its plan found
 * @param made what came of it
 */
record BatchItem(
        int no,
        String key,
        ItemState state,
        int attempts,
        List<Violation> errors,
        @Nullable UUID made) {}
