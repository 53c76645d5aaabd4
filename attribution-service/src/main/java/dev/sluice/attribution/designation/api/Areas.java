package dev.sluice.attribution.designation.api;

import dev.sluice.attribution.designation.ScoredArea;
import dev.sluice.platform.problem.Refusal;
import java.util.Arrays;

/** Areas as paths name them. */
final class Areas {

    private Areas() {}

    /** @throws Refusal 404 for one without designation */
    static ScoredArea of(String text) {
        return Arrays.stream(ScoredArea.values())
                .filter(each -> each.name().equals(text))
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("designation", text));
    }
}
