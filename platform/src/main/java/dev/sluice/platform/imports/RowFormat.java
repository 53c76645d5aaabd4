package dev.sluice.platform.imports;

import java.io.IOException;
import java.io.Reader;
import java.util.function.Consumer;

/** How rows stand in a body. */
interface RowFormat {

    /** Longest row, in characters: bounds the memory that a body can claim. */
    int LONGEST_ROW = 1024 * 1024;

    /**
     * Gives every row on as JSON text, in order, while the body arrives.
     *
     * @throws dev.sluice.platform.problem.Refusal 400 when the body is not of this format
     */
    void read(Reader body, Consumer<String> rows) throws IOException;
}
