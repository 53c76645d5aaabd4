package dev.sluice.stack.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The published heads of one service's chain: nobody who rewrites the chain can rewrite these. */
record Seals(List<Seal> inOrder) {

    static Seals of(String service, List<Seal> all) {
        return new Seals(all.stream()
                .filter(seal -> seal.service().equals(service))
                .sorted(Comparator.comparingLong(Seal::block))
                .toList());
    }

    /** The newest, for the service to find in its chain: one that it does not know was cut off or written anew. */
    List<String> latest(int count) {
        return inOrder.subList(Math.max(0, inOrder.size() - count), inOrder.size()).stream()
                .map(Seal::key)
                .toList();
    }

    boolean contain(String key) {
        return inOrder.stream().anyMatch(seal -> seal.key().equals(key));
    }

    List<String> findings() {
        var findings = new ArrayList<String>();
        for (var index = 1; index < inOrder.size(); index++) {
            var before = inOrder.get(index - 1);
            var seal = inOrder.get(index);
            if (seal.block() == before.block()) {
                findings.add("block %d was published with two heads".formatted(seal.block()));
            } else if (seal.block() == before.block() + 1
                    && !seal.previousHash().equals(before.hash())) {
                findings.add("block %d does not follow from the one before".formatted(seal.block()));
            } else if (seal.block() > before.block() + 1) {
                findings.add("blocks %d to %d were never published".formatted(before.block() + 1, seal.block() - 1));
            }
        }
        return findings;
    }
}
