package dev.sluice.cocp.partner;

import dev.sluice.platform.imports.BulkImportKind;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Users of partners in bulk. */
@ApplicationScoped
class PartnerUserImport implements BulkImportKind<PartnerUserRow> {

    private final PartnerUserDesk desk;

    PartnerUserImport(PartnerUserDesk desk) {
        this.desk = desk;
    }

    @Override
    public String kind() {
        return "partner-users";
    }

    @Override
    public Set<String> allowed() {
        return Set.of("OPERATOR:registry");
    }

    @Override
    public Class<PartnerUserRow> row() {
        return PartnerUserRow.class;
    }

    @Override
    public PartnerUser.Key subject(PartnerUserRow row) {
        return row.key();
    }

    @Override
    public Map<Integer, Refusal> applyAll(List<PartnerUserRow> rows, Caller caller) {
        return desk.putAll(caller, rows);
    }
}
