package dev.sluice.notification.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Set;
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
    public void offerSteps(List<Step> steps) {
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
            for (var step : steps) {
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
                insert.executeBatch(); // what the next one may add to has to be there
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("a mail cannot be kept", e);
        }
    }

    /** @param users of whose tenants are written to as well, those in one of the roles */
    private record OfNews(
            String type,
            String subject,
            UUID act,
            JsonNode facts,
            List<Recipient> recipients,
            Set<UUID> users,
            Set<String> roles) {}

    /** To those who have to act, or wait for an answer; of all news in one statement. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void offer(List<News> news) {
        var mails = news.stream()
                .flatMap(each -> NewsType.of(each.type()).stream().map(type -> mail(type, each)))
                .filter(mail -> !mail.recipients().isEmpty() || !mail.roles().isEmpty())
                .toList();
        if (mails.isEmpty()) {
            return;
        }
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into mail (recipient, recipient_tenant_id, recipient_contact, type, subject, act, facts, created_at,
                            due_at)
                        select r.purpose, r.tenant_id, r.contact_id, e.type, e.subject, e.act, e.facts, n, n
                        from (select ?::timestamptz as n) as real_time
                            cross join json_to_recordset(?::json) as e (type text, subject text, act text, facts jsonb,
                                recipients json, users uuid[], roles text[])
                            cross join lateral (
                                select kind as purpose, tenant as tenant_id, null as contact_id
                                from json_to_recordset(e.recipients) as named (kind text, tenant uuid)
                                union all
                                select purpose, tenant_id, contact_id from contact
                                where purpose = 'PARTNER_USER' and tenant_id = any (e.users) and contact.roles && e.roles) as r
                        """)) {
            insert.setObject(1, realTime.instant().atOffset(ZoneOffset.UTC));
            insert.setString(2, json.writeValueAsString(mails));
            insert.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("mails cannot be kept", e);
        }
    }

    private static OfNews mail(NewsType type, News news) {
        return new OfNews(
                news.type(),
                news.subject(),
                news.id(),
                news.data(),
                NewsMailPolicy.recipients(type, news),
                NewsMailPolicy.tenants(type, news),
                NewsMailPolicy.users(type));
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
