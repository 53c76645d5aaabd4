package dev.sluice.platform.progress;

import org.jspecify.annotations.Nullable;

/** One reason why one piece failed. */
public record OperationError(long row, @Nullable String pointer, String code, String message) {}
