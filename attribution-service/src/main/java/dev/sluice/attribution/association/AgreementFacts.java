package dev.sluice.attribution.association;

import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class AgreementFacts {

    private final Sql sql;

    AgreementFacts(Sql sql) {
        this.sql = sql;
    }

    /** Until the transaction ends, nobody else derives these agreements' timelines. In order, so that nobody waits for each other. */
    void lock(Collection<String> agreementIds) {
        var ids = agreementIds.stream().sorted().distinct().toList();
        sql.run("insert into agreement (agreement_id) select unnest(?::text[]) on conflict do nothing", ids);
        sql.list(
                row -> row.getString(1),
                "select agreement_id from agreement where agreement_id = any (?) order by agreement_id for no key update",
                ids);
    }

    /** False when it was known. */
    boolean add(String agreementId, AgreementFact fact, UUID eventId, Instant recordedAt) {
        return sql.run(
                        """
                        insert into agreement_fact (agreement_id, kind, source, subject, sequence, event_id,
                            customer_tenant_id, effective_at, partner_tenant_id, recorded_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict do nothing
                        """,
                        agreementId,
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

    List<AgreementFact> of(String agreementId) {
        return sql.list(
                row -> new AgreementFact(
                        AgreementFact.Kind.valueOf(row.getString("kind")),
                        row.getString("source"),
                        row.getString("subject"),
                        row.getLong("sequence"),
                        row.getObject("customer_tenant_id", UUID.class),
                        Sql.instant(row, "effective_at"),
                        row.getObject("partner_tenant_id", UUID.class)),
                """
                select kind, source, subject, sequence, customer_tenant_id, effective_at, partner_tenant_id
                from agreement_fact where agreement_id = ?
                """,
                agreementId);
    }
}
