package dev.sluice.system.faults;

/** Something that the books disagree about. */
record Finding(Kind kind, String what) {

    enum Kind {
        LOST,
        DOUBLED,
        OUT_OF_ORDER,
        GAP,
        /** Told or kept, although it never happened. */
        UNFOUNDED
    }
}
