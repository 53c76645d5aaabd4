package dev.sluice.cocp.request;

import dev.sluice.platform.audit.AuditTrail;
import dev.sluice.platform.audit.Change;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
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

    /**
     * What a request looks like, without anybody's name.
     *
     * @param proposals of an effective day: who proposed which, and where that stands
     */
    record Snapshot(
            String state,
            Map<String, ItemState> licenses,
            Map<String, LocalDate> agreedDates,
            List<String> proposals) {}

    static Snapshot snapshot(ChangeRequest request) {
        return new Snapshot(
                PackageState.of(request.items()).state(),
                request.items().stream()
                        .collect(Collectors.toMap(
                                ChangeItem::licenseId, ChangeItem::state, (one, _) -> one, TreeMap::new)),
                agreedDates(request),
                request.proposals().stream()
                        .map(proposal ->
                                "%s %s %s".formatted(proposal.proposedBy(), proposal.proposedDate(), proposal.state()))
                        .toList());
    }

    private static Map<String, LocalDate> agreedDates(ChangeRequest request) {
        var dates = new TreeMap<String, LocalDate>();
        for (var item : request.items()) {
            var agreed = item.agreedDate();
            if (agreed != null) {
                dates.put(item.licenseId(), agreed);
            }
        }
        return dates;
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
