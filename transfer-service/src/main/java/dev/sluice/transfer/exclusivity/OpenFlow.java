package dev.sluice.transfer.exclusivity;

import java.time.Instant;
import java.util.UUID;

/** What has a subscription to itself, and since when. */
public record OpenFlow(String subscriptionId, Flow flow, UUID id, Instant since) {}
