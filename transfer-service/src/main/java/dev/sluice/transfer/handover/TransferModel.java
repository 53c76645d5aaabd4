package dev.sluice.transfer.handover;

import java.util.List;

/** Who asks whom, and for what. */
public enum TransferModel {
    /** The target asks, the source chooses what it hands over. */
    NEW_COMMERCE,
    /** The source offers what it wants to hand over, the target takes it. */
    LEGACY;

    /** Who may act for its partner. */
    List<String> roles() {
        return switch (this) {
            case NEW_COMMERCE -> List.of("admin-agent");
            case LEGACY -> List.of("admin-agent", "sales-agent");
        };
    }
}
