package dev.sluice.attribution.association;

import dev.sluice.platform.paging.Position;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.platform.tenancy.TenantType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A rule set with who proposed and who published it; the founding ones came with the service. */
public record ProposedRules(
        RuleSet rules,
        String state,
        @Nullable String reason,
        @Nullable Act proposed,
        @Nullable Act published) {

    /** What one person did; the subject of its token. */
    public record Act(String by, Instant at) {}

    long version() {
        return isPublished() ? 2 : 1;
    }

    /** Absent for the founding ones, which came with the service. */
    @Nullable
    Instant stateSince() {
        var act = isPublished() ? published : proposed;
        return act == null ? null : act.at();
    }

    /** The founding ones have been in force since their day. */
    public Instant since() {
        var since = stateSince();
        return since == null ? begin() : since;
    }

    /** By a second person. */
    public boolean mayBePublishedBy(Caller caller) {
        return !isPublished()
                && caller.is(TenantType.OPERATOR)
                && caller.has("operations")
                && (proposed == null || !proposed.by().equals(caller.subject()));
    }

    Position place() {
        return new Position(begin(), new UUID(0, rules.id()));
    }

    private Instant begin() {
        return rules.effectiveFrom().atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    boolean isPublished() {
        return state.equals("PUBLISHED");
    }
}
