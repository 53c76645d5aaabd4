package dev.sluice.cocp.request;

/** What an effective day was counted from, or that both sides agreed on the day itself. */
public enum CountedFrom {
    PROCESSED,
    ACCEPTED,
    INITIATED,
    AGREED;

    static CountedFrom of(Anchor anchor) {
        return switch (anchor) {
            case PROCESSED -> PROCESSED;
            case ACCEPTED -> ACCEPTED;
            case INITIATED -> INITIATED;
        };
    }
}
