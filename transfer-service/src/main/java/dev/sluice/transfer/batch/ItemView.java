package dev.sluice.transfer.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.platform.problem.Violation;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An item as it is shown.
 *
 * @param no its place in the batch, from 1
 * @param key what it is about, for example an EA subscription
 * @param errors why it failed; of a pending one, what its plan found
 * @param result what came of it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ItemView(
        int no,
        String key,
        ItemState state,
        int attempts,
        List<Violation> errors,
        @Nullable Result result) {

    /** What an item made, and in which state that is now. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Result(UUID id, @Nullable String state, String link) {}
}
