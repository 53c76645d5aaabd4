package dev.sluice.transfer.subscription;

/** What a subscription goes on from, in another channel. */
public record Predecessor(String channel, String subscriptionId) {}
