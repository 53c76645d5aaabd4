package dev.sluice.platform.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A sign that somebody altered the trail. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Finding(
        Code code, @Nullable Long block, @Nullable UUID recordId, String message) {

    /** What was found. */
    public enum Code {
        RECORD_CHANGED,
        RECORD_MISSING,
        RECORD_NEVER_SEALED,
        RECORD_BACKDATED,
        PERSONAL_CHANGED,
        COUNT_WRONG,
        MERKLE_ROOT_WRONG,
        BLOCK_CHANGED,
        BLOCK_MISSING,
        CHAIN_BROKEN,
        TAIL_MISSING,
        HEAD_UNKNOWN
    }
}
