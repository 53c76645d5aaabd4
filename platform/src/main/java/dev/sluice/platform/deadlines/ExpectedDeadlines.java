package dev.sluice.platform.deadlines;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.paging.Position;
import dev.sluice.platform.tenancy.Caller;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** As the database orders them. */
    private static final Comparator<Expected> ORDER = Comparator.comparing(Expected::at)
            .thenComparing(expected -> expected.id().toString());

    private final AgroalDataSource database;
    private final Map<String, DeadlineWords> words;
    private final List<DeadlineSource> sources;
    private final BusinessClock clock;

    ExpectedDeadlines(
            AgroalDataSource database,
            @All List<DeadlineWords> words,
            @All List<DeadlineSource> sources,
            BusinessClock clock) {
        this.database = database;
        this.sources = sources;
        this.clock = clock;
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
            var rows = Stream.concat(rows(select.executeQuery()).stream(), ofSources(caller, before, page.after()))
                    .sorted(ORDER)
                    .limit(page.pageSize() + 1L)
                    .toList();
            return Page.of(rows, page, row -> new Position(row.at(), row.id()));
        } catch (SQLException e) {
            throw new IllegalStateException("deadlines cannot be listed", e);
        }
    }

    private Stream<Expected> ofSources(Caller caller, @Nullable Instant before, Position after) {
        var now = clock.now();
        return sources.stream()
                .flatMap(source -> source.of(caller, now).stream())
                .map(deadline -> expected(idOf(deadline), deadline))
                .filter(expected -> before == null || expected.at().isBefore(before))
                .filter(expected -> isAfter(expected, after));
    }

    /** The same as long as it is the same thing that falls due, whenever that is: calendars know it by its id. */
    private static UUID idOf(Deadline deadline) {
        var name = "%s/%s/%s/%s"
                .formatted(deadline.aggregateType(), deadline.aggregateId(), deadline.kind(), deadline.key());
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isAfter(Expected expected, Position after) {
        var times = expected.at().compareTo(after.created());
        return times > 0
                || (times == 0 && expected.id().toString().compareTo(after.id().toString()) > 0);
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
