package dev.sluice.transfer.channel;

/** Why a renewal is held. */
public enum HeldReason {
    AGREEMENT_RENEWED("The agreement was renewed after all."),
    RELATIONSHIP_ENDED("The relationship with the customer ended.");

    private final String text;

    HeldReason(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
