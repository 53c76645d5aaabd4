package dev.sluice.transfer.batch;

import dev.sluice.platform.problem.LargeBody;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Commands that a partner gives at once.
 *
 * @param defaults values of fields that items leave out
 * @param items bodies of the kind's own command
 * @param canary so many items are tried first; then the batch waits for somebody to look at them
 * @param stopOnErrorRate the batch stands still when more than this part of its items failed, from 0 to 1
 */
@LargeBody
public record BatchEntry(
        @NotNull Kind kind,
        @Nullable Map<String, Object> defaults,
        @NotEmpty List<Map<String, Object>> items,
        @Nullable @Min(1) Integer canary,
        @Nullable @DecimalMin("0") @DecimalMax("1") Double stopOnErrorRate) {}
