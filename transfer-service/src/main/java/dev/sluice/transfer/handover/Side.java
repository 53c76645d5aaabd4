package dev.sluice.transfer.handover;

/** As whom somebody takes part. */
enum Side {
    CUSTOMER,
    SOURCE,
    TARGET,
    OPERATOR;

    /** The name by which deadlines say who has to act. */
    String who() {
        return switch (this) {
            case SOURCE -> "SOURCE_PARTNER";
            case TARGET -> "TARGET_PARTNER";
            case CUSTOMER, OPERATOR -> name();
        };
    }
}
