package dev.sluice.transfer.milestone;

import dev.sluice.platform.audit.AuditTrail;
import dev.sluice.platform.audit.Change;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.imports.ImportKind;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Milestones in bulk; what says nothing new changes nothing. */
@ApplicationScoped
class MilestoneImport implements ImportKind<MilestoneRow> {

    private final Milestones milestones;
    private final AuditTrail audit;
    private final BusinessClock clock;

    MilestoneImport(Milestones milestones, AuditTrail audit, BusinessClock clock) {
        this.milestones = milestones;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "milestones";
    }

    @Override
    public Set<String> allowed() {
        return Set.of("OPERATOR:registry");
    }

    @Override
    public Class<MilestoneRow> row() {
        return MilestoneRow.class;
    }

    @Override
    public void apply(MilestoneRow row, Caller caller) {
        var after = row.milestone();
        var before = milestones.at(after.segment(), after.validFrom());
        if (before.filter(after::equals).isEmpty()) {
            milestones.put(after);
            var id = after.segment() + "/" + after.validFrom();
            audit.record(
                    caller,
                    new Change("set_milestone", "milestone", id, null, null, before.orElse(null), after, Set.of()),
                    clock.now());
        }
    }
}
