package dev.sluice.cocp.agreement;

import dev.sluice.platform.imports.BulkImportKind;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Agreements in bulk. */
@ApplicationScoped
class AgreementImport implements BulkImportKind<AgreementRow> {

    private final AgreementDesk desk;

    AgreementImport(AgreementDesk desk) {
        this.desk = desk;
    }

    @Override
    public String kind() {
        return "agreements";
    }

    @Override
    public Set<String> allowed() {
        return Set.of("OPERATOR:registry");
    }

    @Override
    public Class<AgreementRow> row() {
        return AgreementRow.class;
    }

    @Override
    public String subject(AgreementRow row) {
        return row.agreementId();
    }

    @Override
    public Map<Integer, Refusal> applyAll(List<AgreementRow> rows, Caller caller) {
        return desk.putAll(caller, rows);
    }
}
