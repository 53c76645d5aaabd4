package dev.sluice.platform.imports;

import org.jspecify.annotations.Nullable;

/** What a spreadsheet makes of a cell. */
public final class Spreadsheet {

    /** A spreadsheet would run a cell that begins with one of these. */
    private static final String FORMULA_STARTS = "=+-@\t\r\n";

    private Spreadsheet() {}

    /** A cell that is shown and never run; absent is empty. */
    public static String harmless(@Nullable String cell) {
        if (cell == null || cell.isEmpty()) {
            return "";
        }
        return FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
