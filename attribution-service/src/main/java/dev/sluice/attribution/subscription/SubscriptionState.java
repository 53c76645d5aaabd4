package dev.sluice.attribution.subscription;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What {@code subscription.changed.v1} and {@code legacy-subscription.changed.v1} say, as far as it matters for credit.
 *
 * @param channel absent: CSP
 * @param partnerTenantId who is billed for it, since {@code partnerSince}, by default since it began
 */
public record SubscriptionState(
        String subscriptionId,
        UUID customerTenantId,
        @Nullable String channel,
        String status,
        @Nullable Instant statusSince,
        @Nullable String sku,
        LocalDate startDate,
        @Nullable UUID partnerTenantId,
        @Nullable Instant partnerSince,
        @Nullable Predecessor predecessor) {

    /** Of New Commerce, and of the traditional CSP. */
    static final Set<String> TYPES = Set.of("subscription.changed.v1", "legacy-subscription.changed.v1");

    private static final Set<String> OVER = Set.of("deleted", "expired");

    /** @param effectiveAt since when it has taken the place of this one; absent: since it began */
    public record Predecessor(
            String subscriptionId, @Nullable Instant effectiveAt) {

        public Predecessor {
            requireNonNull(subscriptionId, "subscriptionId");
        }
    }

    public SubscriptionState {
        requireNonNull(subscriptionId, "subscriptionId");
        requireNonNull(customerTenantId, "customerTenantId");
        requireNonNull(status, "status");
        requireNonNull(startDate, "startDate");
    }

    String soldBy() {
        return requireNonNullElse(channel, "CSP");
    }

    public boolean isOver() {
        return OVER.contains(status.toLowerCase(Locale.ROOT));
    }

    public Instant begins() {
        return startDate.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Since when it has taken the place of what was before it; its present term may have begun later. */
    public Instant succeeds() {
        var since = predecessor == null ? null : predecessor.effectiveAt();
        return since == null ? begins() : since;
    }

    public List<String> predecessors() {
        return predecessor == null ? List.of() : List.of(predecessor.subscriptionId());
    }
}
