package dev.sluice.attribution.evidence;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.UUID;

/** Where contents are kept. Never called inside a transaction. */
public interface EvidenceStore {

    /** Whole or not at all: until it returns, nobody refers to it. */
    void put(UUID id, Path file);

    void write(UUID id, OutputStream out);

    void remove(UUID id);
}
