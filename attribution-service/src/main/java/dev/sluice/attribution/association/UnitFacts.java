package dev.sluice.attribution.association;

import static java.util.stream.Collectors.toList;

import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class UnitFacts {

    private final Sql sql;

    UnitFacts(Sql sql) {
        this.sql = sql;
    }

    /** Until the transaction ends, nobody else derives these units' timelines. In order, so that nobody waits for each other. */
    void lock(Collection<Unit> units) {
        units.stream()
                .collect(Collectors.groupingBy(Unit::kind, TreeMap::new, Collectors.mapping(Unit::id, toList())))
                .forEach(this::lock);
    }

    private void lock(UnitKind kind, List<String> unsorted) {
        var ids = unsorted.stream().sorted().distinct().toList();
        sql.run("insert into unit (kind, id) select ?, unnest(?::text[]) on conflict do nothing", kind.name(), ids);
        sql.list(
                row -> row.getString(1),
                "select id from unit where kind = ? and id = any (?) order by id for no key update",
                kind.name(),
                ids);
    }

    /** False when it was known. */
    boolean add(Unit unit, UnitFact fact, UUID eventId, Instant recordedAt) {
        return sql.run(
                        """
                        insert into unit_fact (unit_kind, unit_id, kind, source, subject, sequence, event_id,
                            customer_tenant_id, effective_at, partner_tenant_id, recorded_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict do nothing
                        """,
                        unit.kind().name(),
                        unit.id(),
                        fact.kind().name(),
                        fact.source(),
                        fact.subject(),
                        fact.sequence(),
                        eventId,
                        fact.customer(),
                        fact.effectiveAt(),
                        fact.partner(),
                        recordedAt)
                == 1;
    }

    /** Whose unit it is, by the facts; absent when nothing is known of it. */
    Optional<UUID> customerOf(Unit unit) {
        return sql.first(
                row -> row.getObject(1, UUID.class),
                "select customer_tenant_id from unit_fact where unit_kind = ? and unit_id = ? order by sequence desc limit 1",
                unit.kind().name(),
                unit.id());
    }

    List<UnitFact> of(Unit unit) {
        return sql.list(
                row -> new UnitFact(
                        UnitFact.Kind.valueOf(row.getString("kind")),
                        row.getString("source"),
                        row.getString("subject"),
                        row.getLong("sequence"),
                        row.getObject("customer_tenant_id", UUID.class),
                        Sql.instant(row, "effective_at"),
                        row.getObject("partner_tenant_id", UUID.class)),
                """
                select kind, source, subject, sequence, customer_tenant_id, effective_at, partner_tenant_id
                from unit_fact where unit_kind = ? and unit_id = ?
                """,
                unit.kind().name(),
                unit.id());
    }
}
