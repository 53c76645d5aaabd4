package dev.sluice.transfer.exclusivity;

import static java.util.Objects.requireNonNull;

import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who has which subscription to itself. The key of the table decides a race. */
@ApplicationScoped
public class OpenFlows {

    private final Sql sql;

    OpenFlows(Sql sql) {
        this.sql = sql;
    }

    /** Of whose customer a flow is. */
    public record Parties(UUID customer, UUID partner) {}

    public Optional<OpenFlow> find(String subscriptionId) {
        return Optional.ofNullable(find(List.of(subscriptionId)).get(subscriptionId));
    }

    /** By subscription; those that are free are left out. */
    public Map<String, OpenFlow> find(Collection<String> subscriptionIds) {
        return sql
                .list(
                        row -> new OpenFlow(
                                row.getString("subscription_id"),
                                Flow.valueOf(row.getString("flow")),
                                row.getObject("flow_id", UUID.class),
                                requireNonNull(Sql.instant(row, "since"))),
                        "select * from open_flow where subscription_id = any (?)",
                        subscriptionIds)
                .stream()
                .collect(Collectors.toMap(OpenFlow::subscriptionId, Function.identity()));
    }

    /** In the order of their ids; the second of two that take the same waits for the first, and then breaks the key. */
    public void take(Collection<String> subscriptionIds, Flow flow, UUID id, Parties parties, Instant since) {
        subscriptionIds.stream()
                .sorted()
                .forEach(subscription ->
                        sql.run("""
                        insert into open_flow (subscription_id, flow, flow_id, customer_tenant_id, partner_tenant_id, since)
                        values (?, ?, ?, ?, ?, ?)
                        """, subscription, flow, id, parties.customer(), parties.partner(), since));
    }

    /** All that a flow has. */
    public void release(UUID id) {
        sql.run("delete from open_flow where flow_id = ?", id);
    }

    /** One of those that a flow has. */
    public void release(UUID id, String subscriptionId) {
        sql.run("delete from open_flow where flow_id = ? and subscription_id = ?", id, subscriptionId);
    }

    public long count(UUID partner, UUID customer, Flow flow) {
        return sql.first(
                        row -> row.getLong(1),
                        "select count(*) from open_flow where partner_tenant_id = ? and customer_tenant_id = ? and flow = ?",
                        partner,
                        customer,
                        flow)
                .orElse(0L);
    }
}
