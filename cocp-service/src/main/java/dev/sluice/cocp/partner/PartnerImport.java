package dev.sluice.cocp.partner;

import dev.sluice.platform.imports.BulkImportKind;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Partners in bulk. */
@ApplicationScoped
class PartnerImport implements BulkImportKind<PartnerRow> {

    private final PartnerDesk desk;

    PartnerImport(PartnerDesk desk) {
        this.desk = desk;
    }

    @Override
    public String kind() {
        return "partners";
    }

    @Override
    public Set<String> allowed() {
        return Set.of("OPERATOR:registry");
    }

    @Override
    public Class<PartnerRow> row() {
        return PartnerRow.class;
    }

    @Override
    public UUID subject(PartnerRow row) {
        return row.partnerTenantId();
    }

    @Override
    public Map<Integer, Refusal> applyAll(List<PartnerRow> rows, Caller caller) {
        return desk.putAll(caller, rows);
    }
}
