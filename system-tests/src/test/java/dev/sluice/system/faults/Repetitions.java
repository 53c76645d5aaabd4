package dev.sluice.system.faults;

import java.util.HashSet;
import java.util.List;
import java.util.function.Function;

/** What was sent again under the same id. */
final class Repetitions {

    private Repetitions() {}

    static <T> List<T> removed(List<T> all, Function<T, String> id) {
        var seen = new HashSet<String>();
        return all.stream().filter(each -> seen.add(id.apply(each))).toList();
    }

    static boolean ascend(List<Long> sequences) {
        return sequences.equals(sequences.stream().sorted().toList());
    }
}
