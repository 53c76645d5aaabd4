package dev.sluice.cocp.request;

/**
 * Something the customer should know, which stops nothing.
 *
 * @param pointer JSON pointer into its request
 */
public record Warning(String code, String message, String pointer) {}
