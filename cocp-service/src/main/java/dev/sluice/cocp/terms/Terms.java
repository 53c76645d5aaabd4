package dev.sluice.cocp.terms;

import java.time.LocalDate;

/**
 * An edition of the terms.
 *
 * @param sha256 of the text in UTF-8, in hexadecimal digits
 */
public record Terms(String version, LocalDate validFrom, String text, String sha256) {}
