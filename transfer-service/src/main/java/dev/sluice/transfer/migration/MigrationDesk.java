package dev.sluice.transfer.migration;

import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.paging.Position;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.platform.tenancy.TenantType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Shows migrations to their parties. */
@ApplicationScoped
@Transactional
public class MigrationDesk {

    private final Migrations migrations;

    MigrationDesk(Migrations migrations) {
        this.migrations = migrations;
    }

    public Migration get(Caller caller, UUID id) {
        return migrations
                .find(id)
                .filter(found -> isSeen(caller, found.facts()))
                .orElseThrow(() -> Refusal.unknown("migration", id).with("realCode", "900224"));
    }

    public List<LoggedEvent> events(Caller caller, UUID id) {
        return migrations.events(get(caller, id).id());
    }

    public Page<Migration> list(Caller caller, PageRequest page) {
        var after = page.after();
        var limit = page.pageSize() + 1;
        var found = caller.isOperator()
                ? migrations.all(after.created(), after.id(), limit)
                : migrations.ofTenant(caller.tenant(), caller.type().name(), after.created(), after.id(), limit);
        return Page.of(found, page, migration -> new Position(migration.startedAt(), migration.id()));
    }

    private static boolean isSeen(Caller caller, MigrationFacts facts) {
        return caller.isOperator()
                || (caller.is(TenantType.PARTNER)
                        && caller.belongsTo(facts.partner().tenantId()))
                || (caller.is(TenantType.CUSTOMER) && caller.belongsTo(facts.customerTenantId()));
    }
}
