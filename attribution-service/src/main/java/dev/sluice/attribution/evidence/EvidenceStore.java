package dev.sluice.attribution.evidence;

import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where contents are kept. Never called inside a transaction. */
public interface EvidenceStore {

    /** Whole or not at all: until it returns, nobody refers to it. */
    void put(UUID id, Path file);

    void write(UUID id, OutputStream out);

    void remove(UUID id);

    /** Some that were kept before then, after that one; none when there are no more. */
    List<UUID> keptBefore(Instant then, @Nullable UUID after, int limit);
}
