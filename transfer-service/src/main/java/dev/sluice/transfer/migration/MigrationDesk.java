package dev.sluice.transfer.migration;

import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.paging.Position;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.platform.tenancy.TenantType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

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
                .filter(found -> isSeen(caller, found))
                .orElseThrow(() -> Refusal.unknown("migration", id).with("realCode", "900224"));
    }

    public Page<LoggedEvent> events(Caller caller, UUID id, PageRequest page) {
        var all = migrations.events(get(caller, id));
        var from = Math.min(counted(page), all.size());
        var found = all.subList(from, Math.min(from + page.pageSize() + 1, all.size()));
        return Page.of(found, page, event -> new Position(event.createdTime(), new UUID(0, all.indexOf(event) + 1L)));
    }

    /** How many were shown before this page. */
    private static int counted(PageRequest page) {
        var place = page.after().id();
        var count = Math.clamp(place.getLeastSignificantBits(), 0, Integer.MAX_VALUE);
        if (!place.equals(new UUID(0, count))) {
            throw Refusal.malformed("pageToken", "PAGE_TOKEN_INVALID", "is not a token of this list");
        }
        return count;
    }

    public Page<Migration> list(Caller caller, MigrationFilter wanted, PageRequest page) {
        var found = migrations.list(caller, wanted, page.after(), page.pageSize() + 1);
        return Page.of(found, page, migration -> new Position(migration.startedTime(), migration.id()));
    }

    /** Those that are there. */
    public Map<UUID, Migration> all(Collection<UUID> ids) {
        return migrations.all(ids).stream().collect(Collectors.toMap(Migration::id, Function.identity()));
    }

    /** Of those that are there. */
    public Map<UUID, String> states(Collection<UUID> ids) {
        return migrations.states(ids);
    }

    private static boolean isSeen(Caller caller, Migration migration) {
        return caller.isOperator()
                || (caller.is(TenantType.PARTNER)
                        && caller.belongsTo(migration.partner().tenantId()))
                || (caller.is(TenantType.CUSTOMER) && caller.belongsTo(migration.customerTenantId()));
    }
}
