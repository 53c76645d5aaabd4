package dev.sluice.attribution.revenue;

import dev.sluice.platform.imports.BulkImportKind;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code revenue-lines}: what billing has not told by Kafka. */
@ApplicationScoped
class RevenueLineImport implements BulkImportKind<RevenueLineEntry> {

    private final RevenueDesk desk;

    RevenueLineImport(RevenueDesk desk) {
        this.desk = desk;
    }

    @Override
    public String kind() {
        return "revenue-lines";
    }

    @Override
    public Set<String> allowed() {
        return Set.of("OPERATOR:operations");
    }

    @Override
    public Class<RevenueLineEntry> row() {
        return RevenueLineEntry.class;
    }

    @Override
    public String subject(RevenueLineEntry row) {
        return row.lineId();
    }

    @Override
    public Map<Integer, Refusal> applyAll(List<RevenueLineEntry> rows, Caller caller) {
        return desk.learn(rows);
    }
}
