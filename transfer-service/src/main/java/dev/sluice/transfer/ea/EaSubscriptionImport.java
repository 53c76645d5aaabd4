package dev.sluice.transfer.ea;

import dev.sluice.platform.imports.ImportKind;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** EA subscriptions in bulk. */
@ApplicationScoped
class EaSubscriptionImport implements ImportKind<EaSubscriptionRow> {

    private final EaSubscriptionDesk desk;

    EaSubscriptionImport(EaSubscriptionDesk desk) {
        this.desk = desk;
    }

    @Override
    public String kind() {
        return "ea-subscriptions";
    }

    @Override
    public Set<String> allowed() {
        return Set.of("OPERATOR:registry");
    }

    @Override
    public Class<EaSubscriptionRow> row() {
        return EaSubscriptionRow.class;
    }

    @Override
    public void apply(EaSubscriptionRow row, Caller caller) {
        desk.enter(caller, row);
    }
}
