package dev.sluice.transfer.batch;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How carefully a batch is run.
 *
 * @param canary so many items are tried first; then it waits for somebody to look at them
 * @param stopOnErrorRate it stands still when more than this part of the items failed
 */
record Pace(@Nullable Integer canary, @Nullable BigDecimal stopOnErrorRate) {}
