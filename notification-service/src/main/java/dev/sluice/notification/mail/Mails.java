package dev.sluice.notification.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.notification.change.Step;
import dev.sluice.notification.news.News;
import dev.sluice.notification.news.NewsType;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Mails to write, as rows: who gets one is decided with the event, the address is looked up when it is sent. */
@ApplicationScoped
public class Mails {

    private final AgroalDataSource database;
    private final MailConfig config;
    private final ObjectMapper json;
    private final Clock realTime;

    Mails(AgroalDataSource database, MailConfig config, ObjectMapper json, Clock realTime) {
        this.database = database;
        this.config = config;
        this.json = json;
        this.realTime = realTime;
    }

    /** What an act did in several events is gathered in one mail, as long as that is not being sent. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void offer(Step step) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into mail (recipient, recipient_tenant_id, type, subject, act, facts, created_at, due_at)
                        values (?, ?, ?, ?, ?, ?::jsonb, ?, ?)
                        on conflict (subject, type, act, recipient, coalesce(recipient_tenant_id::text, ''), coalesce(recipient_contact, ''))
                            where state = 'WAITING'
                        do update set facts = jsonb_set(mail.facts, '{licenses}',
                            (mail.facts -> 'licenses') || (excluded.facts -> 'licenses'))
                        """)) {
            var now = realTime.instant().atOffset(ZoneOffset.UTC);
            for (var recipient : MailPolicy.recipients(step)) {
                insert.setString(1, recipient.kind().name());
                insert.setObject(2, recipient.tenant());
                insert.setString(3, step.type().eventType());
                insert.setString(4, step.change().requestId().toString());
                insert.setString(5, step.act());
                insert.setString(6, json.writeValueAsString(step.facts()));
                insert.setObject(7, now);
                insert.setObject(8, now.plus(config.gather()));
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("a mail cannot be kept", e);
        }
    }

    /** To those who have to act, or wait for an answer. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void offer(News news) {
        NewsType.of(news.type()).ifPresent(type -> offer(type, news));
    }

    private void offer(NewsType type, News news) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into mail (recipient, recipient_tenant_id, recipient_contact, type, subject, act, facts, created_at,
                            due_at)
                        select r.purpose, r.tenant_id, r.contact_id, ?, ?, ?, ?::jsonb, n, n
                        from (select ?::timestamptz as n) as real_time cross join (
                            select purpose, tenant_id, null as contact_id
                            from unnest(?::text[], ?::uuid[]) as named (purpose, tenant_id)
                            union all
                            select purpose, tenant_id, contact_id from contact
                            where purpose = 'PARTNER_USER' and tenant_id = any (?) and roles && ?) as r
                        """)) {
            var recipients = NewsMailPolicy.recipients(type, news);
            insert.setString(1, news.type());
            insert.setString(2, news.subject());
            insert.setString(3, news.id().toString());
            insert.setString(4, news.data().toString());
            insert.setObject(5, realTime.instant().atOffset(ZoneOffset.UTC));
            insert.setArray(
                    6,
                    connection.createArrayOf(
                            "text",
                            recipients.stream().map(each -> each.kind().name()).toArray()));
            insert.setArray(
                    7,
                    connection.createArrayOf(
                            "uuid", recipients.stream().map(Recipient::tenant).toArray()));
            insert.setArray(
                    8,
                    connection.createArrayOf(
                            "uuid", NewsMailPolicy.tenants(type, news).toArray()));
            insert.setArray(
                    9,
                    connection.createArrayOf("text", NewsMailPolicy.users(type).toArray()));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a mail cannot be kept", e);
        }
    }

    /** Those that can be written now: address and name are there, or have been waited for long enough. */
    @Transactional
    List<OutgoingMail> claim(Instant now) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("""
                        update mail set state = 'SENDING', leased_until = ?, attempts = attempts + 1
                        where id in (
                            select m.id from mail m
                            where m.state in ('WAITING', 'SENDING') and m.due_at <= ?
                              and (m.leased_until is null or m.leased_until < ?)
                              and (m.created_at < ?
                                or exists (select 1 from contact c where c.purpose = m.recipient
                                        and (c.purpose_subject = m.subject
                                            or c.purpose_subject is null and c.tenant_id = m.recipient_tenant_id))
                                    and (m.facts ->> 'customerTenantId' is null or exists (
                                        select 1 from tenant_name t
                                        where t.tenant_id = (m.facts ->> 'customerTenantId')::uuid)))
                            order by m.due_at limit ?
                            for update of m skip locked)
                        returning id, recipient, recipient_tenant_id, recipient_contact, type, subject, facts, created_at, attempts
                        """)) {
            update.setObject(1, now.plus(config.lease()).atOffset(ZoneOffset.UTC));
            update.setObject(2, now.atOffset(ZoneOffset.UTC));
            update.setObject(3, now.atOffset(ZoneOffset.UTC));
            update.setObject(4, now.minus(config.waitForContact()).atOffset(ZoneOffset.UTC));
            update.setInt(5, config.batchSize());
            try (var rows = update.executeQuery()) {
                var claimed = new ArrayList<OutgoingMail>();
                while (rows.next()) {
                    claimed.add(mail(rows));
                }
                return claimed;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private OutgoingMail mail(ResultSet row) throws SQLException {
        try {
            return new OutgoingMail(
                    row.getObject(1, UUID.class),
                    new Recipient(
                            Recipient.Kind.valueOf(row.getString(2)), row.getObject(3, UUID.class), row.getString(4)),
                    row.getString(5),
                    row.getString(6),
                    json.readTree(row.getString(7)),
                    row.getObject(8, OffsetDateTime.class).toInstant(),
                    row.getInt(9));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A mail's turn in its batch has come: its lease begins anew, unless another worker has it by now. */
    @Transactional
    boolean holds(OutgoingMail mail, Instant now) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "update mail set leased_until = ? where id = ? and attempts = ? and state = 'SENDING'")) {
            update.setObject(1, now.plus(config.lease()).atOffset(ZoneOffset.UTC));
            update.setObject(2, mail.id());
            update.setInt(3, mail.attempts());
            return update.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Transactional
    void sent(UUID id) {
        update("update mail set state = 'SENT', done_at = ?, reason = null, leased_until = null where id = ?", id);
    }

    @Transactional
    void dropped(UUID id, DropReason reason) {
        update(
                "update mail set state = 'DROPPED', done_at = ?, reason = '%s', leased_until = null where id = ?"
                        .formatted(reason),
                id);
    }

    private void update(String sql, UUID id) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(sql)) {
            update.setObject(1, realTime.instant().atOffset(ZoneOffset.UTC));
            update.setObject(2, id);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Transactional
    void tryAgain(UUID id, Instant at) {
        try (var connection = database.getConnection();
                var update =
                        connection.prepareStatement("update mail set due_at = ?, leased_until = null where id = ?")) {
            update.setObject(1, at.atOffset(ZoneOffset.UTC));
            update.setObject(2, id);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
