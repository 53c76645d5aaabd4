package dev.sluice.transfer.offer;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What the vendor provisions by an offer. Offers with the same one need no new assignment of licences. Sources print it with
 * stray blanks and in several languages: two are compared in their normal form.
 */
public final class ProvisioningId {

    private static final Pattern GAPS = Pattern.compile("[\\s_\\u00A0]+");

    /** As Italian, German, Danish and Dutch sources print it. */
    private static final Pattern NO_TEAMS = Pattern.compile("(?<![a-z])(senza|ohne|uden|zonder)_teams(?![a-z])");

    private ProvisioningId() {}

    public static String normal(String printed) {
        var joined = GAPS.matcher(printed.strip()).replaceAll("_").toLowerCase(Locale.ROOT);
        return NO_TEAMS.matcher(joined).replaceAll("no_teams");
    }

    public static boolean match(String one, String other) {
        return normal(one).equals(normal(other));
    }
}
