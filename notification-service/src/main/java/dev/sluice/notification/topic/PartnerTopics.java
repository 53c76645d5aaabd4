package dev.sluice.notification.topic;

import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the cluster has, or is to have, for partners. */
@ApplicationScoped
@Transactional
class PartnerTopics {

    private static final long COUNTED = 0x544F_5049_4353L;

    private final Sql sql;

    PartnerTopics(Sql sql) {
        this.sql = sql;
    }

    /** Until this transaction ends, nobody else adds a topic: what was counted stays true. */
    void reserve() {
        sql.first(row -> true, "select pg_advisory_xact_lock(?)", COUNTED);
    }

    int count() {
        return sql.first(row -> row.getInt(1), "select count(*) from partner_topic")
                .orElse(0);
    }

    Optional<String> state(UUID tenant) {
        return sql.first(
                row -> row.getString(1), "select state from partner_topic where tenant_id = ? for update", tenant);
    }

    /** A topic whose subscription had ended is taken up again. */
    void activate(PartnerTopic topic) {
        sql.run("""
                insert into partner_topic (tenant_id, topic, principal, group_prefix, state, prepared)
                values (?, ?, ?, ?, 'ACTIVE', false)
                on conflict on constraint partner_topic_pk do update
                set state = 'ACTIVE', prepared = false, ended_at = null, remove_at = null
                """, topic.tenant(), topic.topic(), topic.principal(), topic.groupPrefix());
    }

    void end(UUID tenant, Instant at, Instant removeAt) {
        sql.run(
                "update partner_topic set state = 'ENDED', ended_at = ?, remove_at = ? where tenant_id = ?",
                at,
                removeAt,
                tenant);
    }

    List<PartnerTopic> unprepared() {
        return sql.list(
                PartnerTopics::topic, "select * from partner_topic where not prepared and state = 'ACTIVE' limit 20");
    }

    Optional<PartnerTopic> unprepared(UUID tenant) {
        return sql.first(
                PartnerTopics::topic,
                "select * from partner_topic where not prepared and state = 'ACTIVE' and tenant_id = ?",
                tenant);
    }

    void prepared(UUID tenant) {
        sql.run("update partner_topic set prepared = true where tenant_id = ?", tenant);
    }

    Optional<Instant> removal(UUID tenant) {
        return sql.first(
                        row -> Optional.ofNullable(Sql.instant(row, "remove_at")),
                        "select remove_at from partner_topic where tenant_id = ?",
                        tenant)
                .flatMap(at -> at);
    }

    Optional<Instant> nextRemoval() {
        return sql.first(
                        row -> Optional.ofNullable(Sql.instant(row, "at")),
                        "select min(remove_at) as at from partner_topic")
                .flatMap(at -> at);
    }

    /** From now on they cannot be taken up again; a removal that broke off is due once more. */
    List<PartnerTopic> takeDue(Instant now) {
        return sql.list(
                PartnerTopics::topic,
                "update partner_topic set state = 'REMOVING' where remove_at <= ? returning *",
                now);
    }

    void removed(UUID tenant) {
        sql.run("delete from partner_topic where tenant_id = ? and state = 'REMOVING'", tenant);
    }

    private static PartnerTopic topic(ResultSet row) throws SQLException {
        return new PartnerTopic(
                row.getObject("tenant_id", UUID.class),
                row.getString("topic"),
                row.getString("principal"),
                row.getString("group_prefix"));
    }
}
