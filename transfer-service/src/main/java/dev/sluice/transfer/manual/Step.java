package dev.sluice.transfer.manual;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step of a transition.
 *
 * @param who whose it is
 * @param doneAt absent while it is to be done
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Step(StepKind step, Who who, @Nullable Instant doneAt) {

    boolean wasDone() {
        return doneAt != null;
    }
}
