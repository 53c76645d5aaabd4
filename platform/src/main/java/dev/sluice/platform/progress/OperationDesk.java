package dev.sluice.platform.progress;

import dev.sluice.platform.audit.AuditTrail;
import dev.sluice.platform.audit.Change;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a caller does with operations, whoever runs them. */
@ApplicationScoped
@Transactional
public class OperationDesk {

    private final List<OperationSource> sources;
    private final AuditTrail audit;
    private final BusinessClock clock;

    OperationDesk(@All List<OperationSource> sources, AuditTrail audit, BusinessClock clock) {
        this.sources = sources;
        this.audit = audit;
        this.clock = clock;
    }

    public OperationStatus get(UUID id, Caller caller) {
        return sources.stream()
                .map(source -> source.find(id, caller))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("operation", id));
    }

    public OperationStatus cancel(UUID id, Caller caller, @Nullable IfMatch ifMatch) {
        var before = get(id, caller);
        IfMatch.honour(ifMatch, before.version());
        if (before.done() || !source(id, caller).cancel(id, caller)) {
            throw over(get(id, caller));
        }
        var change = new Change(
                "cancel_operation",
                "operation",
                id.toString(),
                null,
                null,
                Map.of("state", before.state()),
                Map.of("state", "CANCELED", "kind", before.kind()),
                Set.of(caller.tenant()));
        audit.record(caller, change, clock.now());
        return get(id, caller);
    }

    private OperationSource source(UUID id, Caller caller) {
        return sources.stream()
                .filter(source -> source.find(id, caller).isPresent())
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("operation", id));
    }

    private static Refusal over(OperationStatus status) {
        return Refusal.conflict(
                        "ACTION_NOT_ALLOWED_IN_STATE",
                        "cancel is not possible in the state %s, which it has since %s."
                                .formatted(status.state(), status.since()))
                .with("state", status.state())
                .with("stateSince", status.since());
    }
}
