package dev.sluice.transfer.migration;

import dev.sluice.platform.sql.Sql;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Plan;
import dev.sluice.transfer.offer.Term;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The members of all bundles that migrate. */
@ApplicationScoped
class MigrationMembers {

    private final Sql sql;

    MigrationMembers(Sql sql) {
        this.sql = sql;
    }

    void add(MigrationMember member) {
        sql.run(
                """
                insert into migration_member (id, migration_id, no, current_subscription_id, sku, name, catalog_item_id, quantity,
                    term_duration, billing_cycle, purchase_full_term, custom_term_end_date, subscription_end_date,
                    partner_id_on_record, promotion_id, percent_off, requested_on)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                member.id(),
                member.migrationId(),
                member.no(),
                member.currentSubscriptionId(),
                member.sku(),
                member.name(),
                member.catalogItemId(),
                member.quantity(),
                member.plan().termDuration(),
                member.plan().billingCycle().spelling(),
                member.purchaseFullTerm(),
                member.customTermEndDate(),
                member.subscriptionEndDate(),
                member.partnerIdOnRecord(),
                member.promotionId(),
                member.percentOff(),
                member.requestedOn());
    }

    /** The subscription itself first. */
    List<MigrationMember> of(UUID migration) {
        return sql.list(
                MigrationMembers::member,
                "select * from migration_member where migration_id = ? order by no",
                migration);
    }

    /** By migration, each in order. */
    Map<UUID, List<MigrationMember>> of(Collection<UUID> migrations) {
        return sql
                .list(
                        MigrationMembers::member,
                        "select * from migration_member where migration_id = any (?::uuid[]) order by migration_id, no",
                        migrations)
                .stream()
                .collect(Collectors.groupingBy(MigrationMember::migrationId));
    }

    void provisioned(UUID id, String provisionedAs) {
        sql.run("update migration_member set provisioned_as = ? where id = ?", provisionedAs, id);
    }

    void made(UUID id, UUID subscription, UUID order) {
        sql.run(
                "update migration_member set new_subscription_id = ?, order_id = ? where id = ?",
                subscription,
                order,
                id);
    }

    void withdrawn(UUID id, Instant at) {
        sql.run("update migration_member set withdrawn_at = ? where id = ?", at, id);
    }

    private static MigrationMember member(ResultSet row) throws SQLException {
        return new MigrationMember(
                row.getObject("id", UUID.class),
                row.getObject("migration_id", UUID.class),
                row.getInt("no"),
                row.getString("current_subscription_id"),
                row.getString("sku"),
                row.getString("name"),
                row.getString("catalog_item_id"),
                row.getInt("quantity"),
                new Plan(Term.valueOf(row.getString("term_duration")), BillingCycle.of(row.getString("billing_cycle"))),
                row.getBoolean("purchase_full_term"),
                row.getObject("custom_term_end_date", LocalDate.class),
                row.getObject("subscription_end_date", LocalDate.class),
                row.getString("partner_id_on_record"),
                row.getString("promotion_id"),
                row.getBigDecimal("percent_off"),
                row.getObject("requested_on", LocalDate.class),
                row.getString("provisioned_as"),
                row.getObject("new_subscription_id", UUID.class),
                row.getObject("order_id", UUID.class));
    }
}
