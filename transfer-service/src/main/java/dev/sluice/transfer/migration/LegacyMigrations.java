package dev.sluice.transfer.migration;

import dev.sluice.platform.sql.Sql;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

/** Migrations of legacy subscriptions; renewals have none. */
@ApplicationScoped
class LegacyMigrations implements PanacheRepositoryBase<LegacyMigration, UUID> {

    private final Migrations migrations;
    private final Sql sql;

    LegacyMigrations(Migrations migrations, Sql sql) {
        this.migrations = migrations;
        this.sql = sql;
    }

    void add(LegacyMigration migration) {
        persistAndFlush(migration);
        migrations.addParty(migration.customerTenantId(), "CUSTOMER", migration.id(), migration.startedAt());
        migrations.addParty(migration.partner().tenantId(), "PARTNER", migration.id(), migration.startedAt());
    }

    Optional<LegacyMigration> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** False while somebody else holds it. */
    boolean lockUnlessHeld(UUID id) {
        return sql.first(row -> true, "select id from migration where id = ? for no key update skip locked", id)
                .isPresent();
    }
}
