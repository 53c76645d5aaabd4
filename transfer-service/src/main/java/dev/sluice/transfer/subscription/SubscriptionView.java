package dev.sluice.transfer.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.platform.problem.Versioned;
import dev.sluice.transfer.calendar.DeadlineView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as a party sees it.
 *
 * @param provisionedAs as which the provisioner knows it
 * @param windows what can be given back, of which purchase, until when
 * @param refund what came back by the last act; for the act's answer only
 * @param endOfTerm what happens at the end of the term, unless it renews itself
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SubscriptionView(
        UUID id,
        @JsonUnwrapped SubscriptionFacts facts,
        String name,
        String provisionedAs,
        Instant statusSince,
        Instant createdAt,
        @Nullable Money unitPrice,
        @Nullable Money refund,
        @Nullable EndOfTermView endOfTerm,
        List<Window> windows,
        List<String> allowedActions,
        List<DeadlineView> deadlines,
        Links links,
        long version)
        implements Versioned {

    /** What it was migrated from, in the traditional CSP. */
    @JsonProperty
    @Nullable
    public String migratedFromSubscriptionId() {
        var predecessor = facts.predecessor();
        return predecessor == null || !predecessor.channel().equals(Predecessor.LEGACY_CSP)
                ? null
                : predecessor.subscriptionId();
    }

    /** A decimal as a string, and its currency. */
    public record Money(String amount, String currency) {}

    /** Something that can be done until it closes. */
    public record Window(WindowKind kind, int slice, int quantity, Instant openedAt, Instant closesAt) {}

    /** Where to go from here, within this service. */
    public record Links(String self, String order) {}
}
