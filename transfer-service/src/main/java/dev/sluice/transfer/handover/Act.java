package dev.sluice.transfer.handover;

/** What can be done with a transfer that waits for an answer. */
enum Act {
    ACCEPT,
    DECLINE,
    CANCEL;

    Side by(PartnerTransfer transfer) {
        return switch (this) {
            case ACCEPT, DECLINE -> transfer.asked();
            case CANCEL -> transfer.requester();
        };
    }

    String refusal() {
        return this == CANCEL ? "NOT_REQUESTER" : "NOT_ASKED";
    }

    String text() {
        return this == CANCEL
                ? "Only the partner that made the request may do this."
                : "Only the partner that was asked may do this.";
    }

    /** The vendor's number for an act that comes too late: in progress, already complete, processed by another request. */
    static String realCode(PartnerTransferState state) {
        return switch (state) {
            case PENDING, IN_PROGRESS -> "900101";
            case COMPLETE, PARTIALLY_COMPLETE, FAILED -> "900102";
            case DECLINED, CANCELED, EXPIRED -> "900104";
        };
    }
}
