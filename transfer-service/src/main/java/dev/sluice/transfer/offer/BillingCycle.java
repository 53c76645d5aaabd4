package dev.sluice.transfer.offer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** How often is billed, in the vendor's spelling; read without regard to case. */
public enum BillingCycle {
    MONTHLY("Monthly"),
    ANNUAL("Annual"),
    TRIENNIAL("Triennial"),
    BIENNIAL("Biennial"),
    ONE_TIME("OneTime"),
    NONE("None");

    public static final String PATTERN = "(?i)Monthly|Annual|Triennial|Biennial|OneTime|None";

    private final String spelling;

    BillingCycle(String spelling) {
        this.spelling = spelling;
    }

    @JsonValue
    public String spelling() {
        return spelling;
    }

    /** Of a period; what is paid once counts as a month. */
    public int months() {
        return switch (this) {
            case MONTHLY, ONE_TIME, NONE -> 1;
            case ANNUAL -> 12;
            case BIENNIAL -> 24;
            case TRIENNIAL -> 36;
        };
    }

    public static Optional<BillingCycle> find(String text) {
        return Arrays.stream(values())
                .filter(cycle -> cycle.spelling.equalsIgnoreCase(text.strip()))
                .findFirst();
    }

    /** @throws IllegalArgumentException when it is none */
    @JsonCreator
    public static BillingCycle of(String text) {
        return find(text).orElseThrow(() -> new IllegalArgumentException("no billing cycle: " + text));
    }
}
