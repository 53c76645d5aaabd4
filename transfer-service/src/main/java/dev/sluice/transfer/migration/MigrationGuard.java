package dev.sluice.transfer.migration;

import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import dev.sluice.transfer.exclusivity.Flow;
import dev.sluice.transfer.exclusivity.OpenFlows;
import dev.sluice.transfer.relationship.RemovalGuard;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** A partner does not leave a customer with migrations under way or scheduled. */
@ApplicationScoped
class MigrationGuard implements RemovalGuard {

    private final OpenFlows flows;

    MigrationGuard(OpenFlows flows) {
        this.flows = flows;
    }

    @Override
    public List<Violation> objections(UUID partner, UUID customer) {
        var open = flows.count(partner, customer, Flow.MIGRATION)
                + flows.count(partner, customer, Flow.MIGRATION_SCHEDULE);
        return open == 0
                ? List.of()
                : List.of(Violation.of(
                                null,
                                "MIGRATION_OPEN",
                                "%d subscriptions of the customer are migrating, or scheduled to.".formatted(open))
                        .with(new Remedy(
                                "PARTNER", "Cancel the schedules first.", "/v1/migration-schedules?state=CREATED")));
    }
}
