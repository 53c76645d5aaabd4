package dev.sluice.cocp.customer;

import dev.sluice.platform.imports.BulkImportKind;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Customers in bulk. */
@ApplicationScoped
class CustomerImport implements BulkImportKind<CustomerRow> {

    private final CustomerDesk desk;

    CustomerImport(CustomerDesk desk) {
        this.desk = desk;
    }

    @Override
    public String kind() {
        return "customers";
    }

    @Override
    public Set<String> allowed() {
        return Set.of("OPERATOR:registry");
    }

    @Override
    public Class<CustomerRow> row() {
        return CustomerRow.class;
    }

    @Override
    public UUID subject(CustomerRow row) {
        return row.customerTenantId();
    }

    @Override
    public Map<Integer, Refusal> applyAll(List<CustomerRow> rows, Caller caller) {
        return desk.putAll(caller, rows);
    }
}
