package dev.sluice.transfer.existing;

import dev.sluice.platform.imports.ImportKind;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Subscriptions in CSP in bulk. */
@ApplicationScoped
class ExistingSubscriptionImport implements ImportKind<ExistingSubscriptionRow> {

    private final ExistingSubscriptionDesk desk;

    ExistingSubscriptionImport(ExistingSubscriptionDesk desk) {
        this.desk = desk;
    }

    @Override
    public String kind() {
        return "csp-subscriptions";
    }

    @Override
    public Set<String> allowed() {
        return Set.of("OPERATOR:registry");
    }

    @Override
    public Class<ExistingSubscriptionRow> row() {
        return ExistingSubscriptionRow.class;
    }

    @Override
    public void apply(ExistingSubscriptionRow row, Caller caller) {
        desk.enter(caller, row);
    }
}
