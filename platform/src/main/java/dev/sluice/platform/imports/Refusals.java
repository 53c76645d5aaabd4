package dev.sluice.platform.imports;

import dev.sluice.platform.problem.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Hears every row; a refusal concerns its row alone. */
public final class Refusals {

    private Refusals() {}

    /** @return by the row's place in the list */
    public static <R> Map<Integer, Refusal> collect(List<R> rows, Consumer<? super R> take) {
        var refusals = new HashMap<Integer, Refusal>();
        for (int i = 0; i < rows.size(); i++) {
            try {
                take.accept(rows.get(i));
            } catch (Refusal refusal) {
                refusals.put(i, refusal);
            }
        }
        return refusals;
    }
}
