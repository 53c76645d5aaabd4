package dev.sluice.transfer.batch;

import static java.util.Objects.requireNonNull;

import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.paging.Position;
import dev.sluice.platform.sql.Sql;
import dev.sluice.platform.tenancy.Caller;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All batches. */
@ApplicationScoped
class Batches implements PanacheRepositoryBase<Batch, UUID> {

    private static final String OWN = """
            select created, id from batch
            where partner_tenant_id = ? and (?::text is null or state = ?) and (created, id) > (?, ?)
            order by created, id limit ?
            """;

    private static final String ALL = """
            select created, id from batch
            where ?::uuid is not null and (?::text is null or state = ?) and (created, id) > (?, ?)
            order by created, id limit ?
            """;

    private final Sql sql;
    private final Clock realTime;

    Batches(Sql sql, Clock realTime) {
        this.sql = sql;
        this.realTime = realTime;
    }

    void add(Batch batch) {
        persist(batch);
        flush();
    }

    Optional<Batch> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    Page<Batch> list(Caller caller, @Nullable BatchState state, PageRequest page) {
        var after = page.after();
        var wanted = state == null ? null : state.name();
        var places = sql.list(
                row -> new Position(requireNonNull(Sql.instant(row, "created")), row.getObject("id", UUID.class)),
                caller.isOperator() ? ALL : OWN,
                caller.tenant(),
                wanted,
                wanted,
                after.created(),
                after.id(),
                page.pageSize() + 1);
        var ids = Page.of(places, page, place -> place);
        return new Page<>(inOrder(ids.items().stream().map(Position::id).toList()), ids.nextPageToken());
    }

    private List<Batch> inOrder(List<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1 order by created, id", ids);
    }

    /** The running one that was moved longest ago, so that all get their turn. */
    Optional<Batch> next() {
        return sql.first(
                        row -> row.getObject("id", UUID.class),
                        "select id from batch where state = 'RUNNING' order by moved_at limit 1")
                .flatMap(this::findByIdOptional);
    }

    void moved(UUID id) {
        sql.run("update batch set moved_at = ? where id = ?", realTime.instant(), id);
    }

    Optional<Instant> runningSince() {
        return sql.list(
                        row -> Optional.ofNullable(Sql.instant(row, "since")),
                        "select min(state_since) as since from batch where state = 'RUNNING'")
                .getFirst();
    }

    int forget(Duration kept) {
        return sql.run(
                "delete from batch where state <> 'RUNNING' and moved_at < ?",
                realTime.instant().minus(kept));
    }
}
