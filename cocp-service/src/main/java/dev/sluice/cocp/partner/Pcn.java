package dev.sluice.cocp.partner;

import java.util.Locale;

/** Public customer numbers. Their form is not documented: only the look-up decides whether there is such a partner. */
public final class Pcn {

    /** Loose on purpose. */
    public static final String FORM = "\\s*[A-Za-z0-9]{4,20}\\s*";

    private Pcn() {}

    public static String normal(String pcn) {
        return pcn.strip().toUpperCase(Locale.ROOT);
    }
}
