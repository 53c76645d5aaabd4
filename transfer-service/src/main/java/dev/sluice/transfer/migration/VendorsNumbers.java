package dev.sluice.transfer.migration;

import java.util.Arrays;

/** By which numbers the vendor knows what stands against a migration. */
public final class VendorsNumbers {

    private VendorsNumbers() {}

    /** Of its list of errors; what it has no number for keeps its own name. */
    public static String of(String code) {
        return Arrays.stream(Ineligibility.values())
                .filter(reason -> reason.name().equals(code))
                .findFirst()
                .map(Ineligibility::realCode)
                .orElse(code);
    }
}
