package dev.sluice.platform.command;

import dev.sluice.platform.problem.Flag;
import dev.sluice.platform.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** Reads {@code validateOnly}: a dry run that is none because of a typing error would be the worst of answers. */
public final class DryRun {

    public static final String PARAMETER = "validateOnly";

    private DryRun() {}

    /** @throws Refusal 400 for everything but {@code true} and {@code false}; absent is false */
    public static boolean isWanted(@Nullable String validateOnly) {
        return Flag.of(PARAMETER, validateOnly);
    }
}
