package dev.sluice.transfer.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.platform.problem.Versioned;
import dev.sluice.transfer.calendar.DeadlineView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A batch as its partner and operators see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BatchView(
        UUID id,
        Kind kind,
        BatchState state,
        Instant stateSince,
        @Nullable PausedBecause pausedBecause,
        UUID partnerTenantId,
        Instant createdAt,
        Counts progress,
        @Nullable Plan plan,
        Approval approval,
        @Nullable Integer canary,
        @Nullable BigDecimal stopOnErrorRate,
        List<String> allowedActions,
        List<DeadlineView> deadlines,
        Links links,
        long version)
        implements Versioned {

    /** What a dry run of every item found. */
    public record Plan(Instant plannedAt, int accepted, int refused) {}

    /** @param required by a second person, before it may run */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Approval(boolean required, @Nullable Instant approvedAt) {

        boolean stillNeeded() {
            return required && approvedAt == null;
        }
    }

    /** Where to go from here, within this service. */
    public record Links(String self, String items) {}
}
