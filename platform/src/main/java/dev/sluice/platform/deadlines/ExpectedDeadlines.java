package dev.sluice.platform.deadlines;

import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.paging.Position;
import dev.sluice.platform.tenancy.Caller;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a caller has to expect: a tenant what concerns it, an operator what operations have to do. */
@ApplicationScoped
public class ExpectedDeadlines {

    private static final String OPERATIONS = "OPERATIONS";

    private static final String OF_OPERATIONS = """
            select id, aggregate_type, aggregate_id, kind, key, due_at, who from platform.deadline
            where who = ? and (?::timestamptz is null or due_at < ?) and (due_at, id) > (?, ?)
            order by due_at, id limit ?
            """;

    private static final String OF_TENANT = """
            select d.id, d.aggregate_type, d.aggregate_id, d.kind, d.key, d.due_at, d.who
            from platform.deadline_party p join platform.deadline d on d.id = p.deadline_id
            where p.tenant_id = ? and (?::timestamptz is null or p.due_at < ?) and (p.due_at, p.deadline_id) > (?, ?)
            order by p.due_at, p.deadline_id limit ?
            """;

    private final AgroalDataSource database;
    private final Map<String, DeadlineWords> words;

    ExpectedDeadlines(AgroalDataSource database, @All List<DeadlineWords> words) {
        this.database = database;
        this.words = words.stream().collect(Collectors.toMap(DeadlineWords::aggregateType, Function.identity()));
    }

    /**
     * Something that falls due.
     *
     * @param who the party that is to act
     * @param subject id of the resource it belongs to
     * @param link its path, where the capability has named one
     */
    public record Expected(
            UUID id,
            String kind,
            Instant at,
            String who,
            String subjectType,
            String subject,
            @Nullable String link,
            String summary) {}

    /** @param before exclusive; without end when absent */
    @Transactional
    public Page<Expected> list(Caller caller, @Nullable Instant before, PageRequest page) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(caller.isOperator() ? OF_OPERATIONS : OF_TENANT)) {
            bind(select, caller, before, page);
            return Page.of(rows(select.executeQuery()), page, row -> new Position(row.at(), row.id()));
        } catch (SQLException e) {
            throw new IllegalStateException("deadlines cannot be listed", e);
        }
    }

    private static void bind(PreparedStatement select, Caller caller, @Nullable Instant before, PageRequest page)
            throws SQLException {
        select.setObject(1, caller.isOperator() ? OPERATIONS : caller.tenant());
        var end = before == null ? null : before.atOffset(ZoneOffset.UTC);
        select.setObject(2, end);
        select.setObject(3, end);
        select.setObject(4, page.after().created().atOffset(ZoneOffset.UTC));
        select.setObject(5, page.after().id());
        select.setInt(6, page.pageSize() + 1);
    }

    private List<Expected> rows(ResultSet result) throws SQLException {
        try (result) {
            var rows = new ArrayList<Expected>();
            while (result.next()) {
                var deadline = new Deadline(
                        result.getString("aggregate_type"),
                        result.getObject("aggregate_id", UUID.class),
                        result.getString("kind"),
                        result.getString("key"),
                        result.getObject("due_at", OffsetDateTime.class).toInstant(),
                        result.getString("who"),
                        Set.of());
                rows.add(expected(result.getObject("id", UUID.class), deadline));
            }
            return rows;
        }
    }

    private Expected expected(UUID id, Deadline deadline) {
        var spoken = Optional.ofNullable(words.get(deadline.aggregateType()));
        return new Expected(
                id,
                deadline.kind(),
                deadline.dueAt(),
                deadline.who(),
                deadline.aggregateType(),
                deadline.aggregateId().toString(),
                spoken.map(capability -> capability.link(deadline.aggregateId()))
                        .orElse(null),
                spoken.map(capability -> capability.summary(deadline))
                        .orElseGet(
                                () -> deadline.kind().toLowerCase(Locale.ROOT).replace('_', ' ')));
    }
}
