package dev.sluice.system.faults;

import static dev.sluice.system.faults.Finding.Kind.DOUBLED;
import static dev.sluice.system.faults.Finding.Kind.LOST;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.function.Function;

/** What the services made of each other's events. */
record Readers(Books books) {

    void check(List<Finding> findings) {
        books.copies().stream()
                .filter(copy -> !copy.ownersValue().equals(copy.readersValue()))
                .forEach(copy -> findings.add(new Finding(LOST, copy.toString())));
        books.effects().stream()
                .collect(groupingBy(Function.identity(), counting()))
                .forEach((effect, count) -> {
                    if (count > 1) {
                        findings.add(new Finding(DOUBLED, "%s: %d times".formatted(effect, count)));
                    }
                });
        books.leftOver().forEach(what -> findings.add(new Finding(LOST, what)));
    }
}
