package dev.sluice.cocp.selection;

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

/** Writes one audit record for each change. What betrays the other partners stands in the customer's log alone. */
@ApplicationScoped
class SelectionAudit {

    private final AuditTrail trail;

    SelectionAudit(AuditTrail trail) {
        this.trail = trail;
    }

    /** @param quotations by partner, how often it has quoted */
    record Snapshot(
            SelectionState state,
            List<UUID> advisers,
            Map<UUID, Long> quotations,
            @Nullable UUID chosenPartner,
            long notesVersion) {}

    static Snapshot snapshot(Selection selection) {
        return new Snapshot(
                selection.state(),
                selection.adviserTenants().stream().sorted().toList(),
                selection.invitations().stream()
                        .collect(Collectors.toMap(
                                Invitation::tenantId, Invitation::revision, (one, _) -> one, TreeMap::new)),
                selection.chosenPartner().orElse(null),
                selection.notes().map(Selection.Notes::version).orElse(0L));
    }

    void of(
            Caller caller,
            String operation,
            Selection selection,
            @Nullable String why,
            @Nullable Snapshot before,
            Instant at) {
        var change = new Change(
                operation,
                "supplier_selection",
                selection.id().toString(),
                selection.customerTenantId(),
                why,
                before,
                snapshot(selection),
                Set.of(selection.customerTenantId()));
        trail.record(caller, change, at);
    }

    void ofQuotation(
            Caller caller,
            Selection selection,
            Invitation invitation,
            @Nullable Offer before,
            Offer after,
            Instant at) {
        var change = new Change(
                before == null ? "submit_quotation" : "replace_quotation",
                "supplier_quotation",
                selection.id() + "/" + invitation.tenantId(),
                selection.customerTenantId(),
                null,
                before,
                after,
                Set.of(selection.customerTenantId(), invitation.tenantId()));
        trail.record(caller, change, at);
    }
}
