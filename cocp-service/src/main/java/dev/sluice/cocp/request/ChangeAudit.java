package dev.sluice.cocp.request;

import dev.sluice.platform.audit.AuditTrail;
import dev.sluice.platform.audit.Change;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes one audit record for each change of a request. An old partner's log has none: it would betray the others. */
@ApplicationScoped
class ChangeAudit {

    private final AuditTrail trail;

    ChangeAudit(AuditTrail trail) {
        this.trail = trail;
    }

    /** What a request looks like, without anybody's name. */
    record Snapshot(String state, Map<String, ItemState> licenses) {}

    static Snapshot snapshot(ChangeRequest request) {
        return new Snapshot(
                PackageState.of(request.items()).state(),
                request.items().stream()
                        .collect(Collectors.toMap(
                                ChangeItem::licenseId, ChangeItem::state, (one, _) -> one, TreeMap::new)));
    }

    void of(
            Caller caller,
            String operation,
            ChangeRequest request,
            @Nullable String why,
            @Nullable Snapshot before,
            Instant at) {
        trail.record(
                caller,
                new Change(
                        operation,
                        "partner_change_request",
                        request.id().toString(),
                        request.customerTenantId(),
                        why,
                        before,
                        snapshot(request),
                        parties(request)),
                at);
    }

    /** Nothing is written when nothing was told: the request had moved on. */
    void ofSystem(String operation, ChangeRequest request, Snapshot before, List<Announcement> told, Instant at) {
        if (!told.isEmpty()) {
            of(Caller.system("deadlines"), operation, request, null, before, at);
        }
    }

    private static Set<UUID> parties(ChangeRequest request) {
        return Set.of(request.customerTenantId(), request.newPartner().tenantId());
    }
}
