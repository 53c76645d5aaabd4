package dev.sluice.transfer.batch;

import dev.sluice.platform.imports.CsvBody;
import dev.sluice.platform.imports.CsvMapping;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Commands that a partner gives at once, as a CSV.
 *
 * @param mapping which of its columns is which field, and what stands in none
 */
public record BatchFile(
        Kind kind,
        CsvBody body,
        CsvMapping mapping,
        @Nullable Integer canary,
        @Nullable BigDecimal stopOnErrorRate) {}
