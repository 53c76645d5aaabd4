package dev.sluice.attribution.designation;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.imports.BulkImportKind;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code usage-facts}: what designations are measured by. What is told again of the same replaces what was told before. */
@ApplicationScoped
class UsageFactImport implements BulkImportKind<UsageFactEntry> {

    private final UsageFacts facts;
    private final BusinessClock clock;

    UsageFactImport(UsageFacts facts, BusinessClock clock) {
        this.facts = facts;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "usage-facts";
    }

    @Override
    public Set<String> allowed() {
        return Set.of("OPERATOR:operations");
    }

    @Override
    public Class<UsageFactEntry> row() {
        return UsageFactEntry.class;
    }

    @Override
    public Object subject(UsageFactEntry row) {
        return List.of(row.customerTenantId(), row.month(), row.product(), String.valueOf(row.subscriptionId()));
    }

    @Override
    public Map<Integer, Refusal> applyAll(List<UsageFactEntry> rows, Caller caller) {
        facts.keep(rows, clock.now());
        return Map.of();
    }
}
