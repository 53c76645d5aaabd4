package dev.sluice.platform.audit;

import dev.sluice.platform.audit.Finding.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Walks a chain from its first block and notes everything that does not fit. */
final class ChainCheck {

    static final int MOST_FINDINGS = 1000;

    /** Longer than any transaction may take: no honest record waits so long while others are sealed. */
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final Set<String> unconfirmedHeads;
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> digests = new ArrayList<>();
    private Block last;
    private Block current;
    private boolean complete = true;

    ChainCheck(String service, Collection<String> publishedHeads) {
        this.unconfirmedHeads = new HashSet<>(publishedHeads);
        this.last = Block.none(service);
        this.current = last;
    }

    void begin(Block block) {
        current = block;
        digests.clear();
        complete = true;
        if (block.number() != last.number() + 1) {
            note(Code.BLOCK_MISSING, null, "follows block " + last.number());
        }
        if (!block.previousHash().equals(last.hash())) {
            note(Code.CHAIN_BROKEN, null, "does not name the hash of the block before it");
        }
        if (!block.computedHash().equals(block.hash())) {
            note(Code.BLOCK_CHANGED, null, "its hash is not that of its content");
        }
    }

    void member(Entry entry, Optional<Personal> personal, String digest) {
        digests.add(digest);
        check(entry, personal, digest);
        if (entry.recordedAt().isBefore(last.sealedAt().minus(LONGEST_WAIT))) {
            note(
                    Code.RECORD_BACKDATED,
                    entry.id(),
                    "claims to be from " + entry.recordedAt() + ", before the block before");
        }
    }

    void missing(UUID id) {
        complete = false;
        digests.add("");
        note(Code.RECORD_MISSING, id, "was sealed and is gone");
    }

    void end() {
        if (digests.size() != current.count()) {
            note(Code.COUNT_WRONG, null, "sealed %d records, has %d".formatted(current.count(), digests.size()));
        } else if (complete && !MerkleTree.root(digests).equals(current.merkleRoot())) {
            note(Code.MERKLE_ROOT_WRONG, null, "its records are not those that were sealed, or not in that order");
        }
        unconfirmedHeads.remove(current.head());
        last = current;
    }

    /** A record outside every block. */
    void unsealed(Entry entry, Optional<Personal> personal, String digest, boolean waiting) {
        check(entry, personal, digest);
        if (!waiting) {
            findings.add(new Finding(
                    Code.RECORD_NEVER_SEALED, null, entry.id(), "stands in no block and does not wait for one"));
        }
    }

    /** Compares with the last block as it was noted beside the chain, and with what was published. */
    List<Finding> finish(@Nullable Long number, @Nullable String hash) {
        if (last.number() != (number == null ? 0 : number) || (hash != null && !hash.equals(last.hash()))) {
            current = last;
            note(Code.TAIL_MISSING, null, "is not the last block that was written, " + number);
        }
        unconfirmedHeads.stream()
                .sorted()
                .forEach(head -> findings.add(new Finding(
                        Code.HEAD_UNKNOWN,
                        null,
                        null,
                        "the chain has no block " + head + ": it was cut off or written anew")));
        return findings.subList(0, Math.min(findings.size(), MOST_FINDINGS));
    }

    Block last() {
        return last;
    }

    private void check(Entry entry, Optional<Personal> personal, String digest) {
        if (!entry.digest().equals(digest)) {
            note(Code.RECORD_CHANGED, entry.id(), "does not match its digest");
        }
        if (personal.filter(erasable -> !erasable.digest().equals(entry.personalDigest()))
                .isPresent()) {
            note(Code.PERSONAL_CHANGED, entry.id(), "says something else about its person than when it was written");
        }
    }

    private void note(Code code, @Nullable UUID record, String message) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(new Finding(code, current.number(), record, message));
        }
    }
}
