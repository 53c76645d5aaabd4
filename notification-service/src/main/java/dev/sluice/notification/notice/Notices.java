package dev.sluice.notification.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.notification.change.Party;
import dev.sluice.notification.change.Step;
import dev.sluice.notification.news.News;
import dev.sluice.notification.news.NewsType;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.paging.Position;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Notices by tenant and role; a person sees those for a role it has. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Notices {

    private static final Position NEWEST = new Position(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));

    private static final String SELECT = """
            select n.id, n.party, n.type, n.subject, n.facts, n.created_at, r.read_at
            from notice n left join notice_reading r on r.notice_id = n.id and r.reader = ?
            where n.tenant_id = ? and n.roles && ?
            """;

    private final AgroalDataSource database;
    private final ObjectMapper json;

    Notices(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** One for each concerned tenant; what an act did in several events is gathered in one. */
    public void offerSteps(List<Step> steps) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into notice (tenant_id, roles, party, type, subject, act, facts, created_at)
                        values (?, ?, ?, ?, ?, ?, ?::jsonb, ?)
                        on conflict on constraint notice_once do update
                        set facts = jsonb_set(notice.facts, '{licenses}',
                            (notice.facts -> 'licenses') || (excluded.facts -> 'licenses'))
                        """)) {
            for (var step : steps) {
                for (var party : Party.values()) {
                    for (var tenant : step.tenants(party)) {
                        bind(connection, insert, step, party, tenant);
                        insert.addBatch();
                    }
                }
                insert.executeBatch(); // what the next one may add to has to be there
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("a notice cannot be kept", e);
        }
    }

    private record OfNews(
            Set<UUID> tenants, Set<String> roles, String type, String subject, UUID act, JsonNode facts, Instant at) {}

    /** One for each tenant that may hear of it, where there are words for it; of all news in one statement. */
    public void offer(List<News> news) {
        var notices = news.stream()
                .flatMap(each -> NewsType.of(each.type()).stream().map(type -> notice(type, each)))
                .toList();
        if (notices.isEmpty()) {
            return;
        }
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into notice (tenant_id, roles, type, subject, act, facts, created_at)
                        select tenant, e.roles, e.type, e.subject, e.act, e.facts, e.at
                        from json_to_recordset(?::json) as e (tenants uuid[], roles text[], type text, subject text, act text,
                            facts jsonb, at timestamptz) cross join unnest(e.tenants) as tenant
                        on conflict on constraint notice_once do nothing
                        """)) {
            insert.setString(1, json.writeValueAsString(notices));
            insert.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("notices cannot be kept", e);
        }
    }

    private static OfNews notice(NewsType type, News news) {
        return new OfNews(
                news.audience(), type.roles(), news.type(), news.subject(), news.id(), news.data(), news.at());
    }

    private void bind(Connection connection, PreparedStatement insert, Step step, Party party, UUID tenant)
            throws SQLException, JsonProcessingException {
        insert.setObject(1, tenant);
        insert.setArray(
                2, connection.createArrayOf("text", NoticePolicy.roles(party).toArray()));
        insert.setString(3, party.name());
        insert.setString(4, step.type().eventType());
        insert.setString(5, step.change().requestId().toString());
        insert.setString(6, step.act());
        insert.setString(7, json.writeValueAsString(step.facts()));
        insert.setObject(8, step.at().atOffset(ZoneOffset.UTC));
    }

    /** Newest first. */
    List<Notice> page(Caller caller, boolean onlyUnread, PageRequest page) {
        var after = page.after().equals(Position.START) ? NEWEST : page.after();
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(SELECT
                        + (onlyUnread ? " and r.read_at is null" : "")
                        + " and (n.created_at, n.id) < (?, ?) order by n.created_at desc, n.id desc limit ?")) {
            bind(connection, select, caller);
            select.setObject(4, after.created().atOffset(ZoneOffset.UTC));
            select.setObject(5, after.id());
            select.setInt(6, page.pageSize() + 1);
            return rows(select);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Notice require(Caller caller, UUID id) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(SELECT + " and n.id = ?")) {
            bind(connection, select, caller);
            select.setObject(4, id);
            return rows(select).stream().findFirst().orElseThrow(() -> Refusal.unknown("notice", id));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Once read, it stays read since then. */
    void read(Caller caller, UUID id, Instant at) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into notice_reading (notice_id, reader, read_at) values (?, ?, ?) on conflict do nothing
                        """)) {
            insert.setObject(1, id);
            insert.setString(2, caller.subject());
            insert.setObject(3, at.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void bind(Connection connection, PreparedStatement select, Caller caller) throws SQLException {
        select.setString(1, caller.subject());
        select.setObject(2, caller.tenant());
        select.setArray(3, connection.createArrayOf("text", caller.roles().toArray()));
    }

    private List<Notice> rows(PreparedStatement select) throws SQLException {
        try (var result = select.executeQuery()) {
            var rows = new ArrayList<Notice>();
            while (result.next()) {
                rows.add(notice(result));
            }
            return rows;
        }
    }

    private Notice notice(ResultSet row) throws SQLException {
        try {
            var readAt = row.getObject(7, OffsetDateTime.class);
            var party = row.getString(2);
            return new Notice(
                    row.getObject(1, UUID.class),
                    party == null ? null : Party.valueOf(party),
                    row.getString(3),
                    row.getString(4),
                    json.readTree(row.getString(5)),
                    row.getObject(6, OffsetDateTime.class).toInstant(),
                    readAt == null ? null : readAt.toInstant());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
