package dev.sluice.transfer.offer;

import dev.sluice.platform.problem.Versioned;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A whole matrix. It holds from its day on until the next one does; of two of one day the later upload holds. Never changes.
 *
 * @param rows how many offers it has
 */
public record MatrixVersion(long version, LocalDate validFrom, Instant uploadedAt, int rows) implements Versioned {}
