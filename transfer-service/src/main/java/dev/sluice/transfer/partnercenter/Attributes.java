package dev.sluice.transfer.partnercenter;

/** Every resource names its type. */
public record Attributes(String objectType) {}
