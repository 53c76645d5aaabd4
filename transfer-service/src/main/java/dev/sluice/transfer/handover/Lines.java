package dev.sluice.transfer.handover;

import dev.sluice.platform.sql.Sql;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Plan;
import dev.sluice.transfer.offer.Term;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The subscriptions of transfers, in their order: each base before its add-ons. */
@ApplicationScoped
class Lines {

    private final Sql sql;

    Lines(Sql sql) {
        this.sql = sql;
    }

    void add(UUID transfer, List<Line> lines) {
        var no = 0;
        for (var line : lines) {
            sql.run(
                    """
                    insert into partner_transfer_line (id, transfer_id, no, group_id, base_line_id, subscription_id, sku, name,
                        quantity, term_duration, billing_cycle, state)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    line.id(),
                    transfer,
                    ++no,
                    line.groupId(),
                    line.baseLineId(),
                    line.subscriptionId(),
                    line.sku(),
                    line.name(),
                    line.quantity(),
                    line.plan().termDuration(),
                    line.plan().billingCycle(),
                    line.state());
        }
    }

    List<Line> of(UUID transfer) {
        return sql.list(Lines::line, "select * from partner_transfer_line where transfer_id = ? order by no", transfer);
    }

    /** By transfer. */
    Map<UUID, List<Line>> ofAll(Collection<UUID> transfers) {
        return sql
                .list(
                        row -> Map.entry(row.getObject("transfer_id", UUID.class), line(row)),
                        "select * from partner_transfer_line where transfer_id = any (?::uuid[]) order by transfer_id, no",
                        transfers)
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    Optional<UUID> transferOf(UUID group) {
        return sql.first(
                row -> row.getObject(1, UUID.class),
                "select transfer_id from partner_transfer_line where group_id = ? limit 1",
                group);
    }

    /** As they are when the transfer begins. */
    void begin(UUID transfer) {
        sql.run("update partner_transfer_line set state = 'IN_PROGRESS' where transfer_id = ?", transfer);
    }

    void moved(UUID line, String newSubscriptionId, UUID order, Instant effectiveAt) {
        sql.run("""
                update partner_transfer_line
                set state = 'COMPLETE', new_subscription_id = ?, order_id = ?, effective_at = ?, failure_code = null, failure_detail = null
                where id = ?
                """, newSubscriptionId, order, effectiveAt, line);
    }

    void failed(UUID group, String code, String detail) {
        sql.run("""
                update partner_transfer_line set state = 'FAILED', failure_code = ?, failure_detail = ? where group_id = ?
                """, code, detail, group);
    }

    /** What the last attempt met; it goes on until its limit. False when it met the same before. */
    boolean met(UUID group, String code, String detail) {
        return sql.run("""
                update partner_transfer_line set failure_code = ?, failure_detail = ?
                where group_id = ? and (failure_code is distinct from ? or failure_detail is distinct from ?)
                """, code, detail, group, code, detail) > 0;
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getObject("id", UUID.class),
                row.getObject("group_id", UUID.class),
                row.getObject("base_line_id", UUID.class),
                row.getString("subscription_id"),
                row.getString("sku"),
                row.getString("name"),
                row.getInt("quantity"),
                new Plan(
                        Term.valueOf(row.getString("term_duration")),
                        BillingCycle.valueOf(row.getString("billing_cycle"))),
                LineState.valueOf(row.getString("state")),
                row.getString("new_subscription_id"),
                row.getObject("order_id", UUID.class),
                Sql.instant(row, "effective_at"),
                row.getString("failure_code"),
                row.getString("failure_detail"));
    }
}
