package dev.sluice.transfer.subscription;

/** What a subscription goes on from, in another channel or, in {@code CSP}, with another partner. */
public record Predecessor(String channel, String subscriptionId) {

    public static final String CSP = "CSP";
}
