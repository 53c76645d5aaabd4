package dev.sluice.transfer.migration;

import dev.sluice.transfer.legacy.LegacyLedger;
import dev.sluice.transfer.legacy.LegacySubscriptions;
import dev.sluice.transfer.provisioning.Outcome;
import dev.sluice.transfer.provisioning.Provision;
import dev.sluice.transfer.provisioning.ProvisioningClient;
import dev.sluice.transfer.provisioning.ProvisioningJobs;
import dev.sluice.transfer.relationship.ServedCustomers;
import dev.sluice.transfer.subscription.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Has the members of a bundle made, one after the other; only when all are there do they become subscriptions. */
@ApplicationScoped
class MigrationProvisioning implements ProvisioningClient {

    static final String KIND = "migration";

    private final LegacyMigrations migrations;
    private final MigrationMembers members;
    private final MigrationEnding ending;
    private final LegacySubscriptions subscriptions;
    private final LegacyLedger legacy;
    private final ServedCustomers served;
    private final ProvisioningJobs jobs;

    MigrationProvisioning(
            LegacyMigrations migrations,
            MigrationMembers members,
            MigrationEnding ending,
            LegacySubscriptions subscriptions,
            LegacyLedger legacy,
            ServedCustomers served,
            ProvisioningJobs jobs) {
        this.migrations = migrations;
        this.members = members;
        this.ending = ending;
        this.subscriptions = subscriptions;
        this.legacy = legacy;
        this.served = served;
        this.jobs = jobs;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Suspends the old subscriptions when it begins, unless something came up since it was asked for. */
    @Override
    public Optional<Provision> ready(UUID id, int attempt, Instant now) {
        var migration = migrations.lock(id).orElseThrow();
        if (migration.state().isOver()) {
            return Optional.empty();
        }
        var all = members.of(id);
        if (migration.state() == MigrationState.PROCESSING && all.stream().noneMatch(MigrationMember::isMade)) {
            var obstacle = obstacle(migration, all);
            if (obstacle.isPresent()) {
                ending.fail(migration, obstacle.get().name(), obstacle.get().text(), now);
                return Optional.empty();
            }
            all.forEach(member -> legacy.suspend(member.currentSubscriptionId(), id, now));
        }
        return all.stream()
                .filter(member -> !member.isMade())
                .findFirst()
                .map(member -> provision(migration, member, attempt, now));
    }

    /** The vendor needs no relationship of the partner for what it leads. */
    private Optional<Ineligibility> obstacle(LegacyMigration migration, List<MigrationMember> all) {
        if (migration.origin() != Origin.VENDOR
                && served.since(migration.partner().tenantId(), migration.customerTenantId())
                        .isEmpty()) {
            return Optional.of(Ineligibility.NO_CUSTOMER_RELATIONSHIP);
        }
        var known = subscriptions.all(
                all.stream().map(MigrationMember::currentSubscriptionId).toList());
        if (known.stream()
                .anyMatch(each ->
                        !each.partnerTenantId().equals(migration.partner().tenantId()))) {
            return Optional.of(Ineligibility.NOT_YOUR_SUBSCRIPTION);
        }
        return known.stream().allMatch(each -> each.isActive() || migration.id().equals(each.migrationId()))
                ? Optional.empty()
                : Optional.of(Ineligibility.SUBSCRIPTION_STATUS_NOT_ACTIVE);
    }

    private static Provision provision(LegacyMigration migration, MigrationMember member, int attempt, Instant now) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return new Provision(
                member.id(),
                migration.customerTenantId(),
                migration.partner().tenantId(),
                member.sku(),
                member.quantity(),
                member.plan().termDuration(),
                member.plan().billingCycle(),
                today,
                member.lastDay(today),
                member.partnerIdOnRecord(),
                attempt);
    }

    @Override
    public void provisioned(UUID id, String provisionedAs, Instant now) {
        var migration = open(id);
        var waiting = members.of(id).stream().filter(member -> !member.isMade()).toList();
        members.provisioned(waiting.getFirst().id(), provisionedAs);
        if (waiting.size() > 1) {
            jobs.add(KIND, id, now);
        } else {
            ending.complete(migration, now);
        }
        migrations.flush();
    }

    /** Before anything was made nothing has to be repaired; after that what is refused for good cannot be. */
    @Override
    public void refused(UUID id, Outcome.Refused refusal, Instant now) {
        var migration = open(id);
        if (migration.state() == MigrationState.FAILED_REPAIRING) {
            migration.met(refusal.code(), refusal.detail());
            ending.revert(migration, now);
        } else {
            ending.fail(migration, refusal.code(), refusal.detail(), now);
        }
        migrations.flush();
    }

    @Override
    public void postponed(UUID id, Outcome.Unavailable reason, Instant now) {
        var migration = open(id);
        if (migration.state() == MigrationState.PROCESSING) {
            ending.breakOff(migration, reason.code(), reason.detail(), now);
        } else {
            migration.met(reason.code(), reason.detail());
        }
        migrations.flush();
    }

    private LegacyMigration open(UUID id) {
        var migration = migrations.lock(id).orElseThrow();
        if (migration.state().isOver()) {
            throw new IllegalStateException("%s is %s".formatted(id, migration.state()));
        }
        return migration;
    }
}
