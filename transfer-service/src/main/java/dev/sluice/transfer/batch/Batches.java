package dev.sluice.transfer.batch;

import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.sql.Sql;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.listing.KeySet;
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
        var ids = KeySet.of("batch", "created")
                .with("partner_tenant_id", caller.isOperator() ? null : caller.tenant())
                .with("state", state)
                .page(sql, page);
        return new Page<>(inOrder(ids.items()), ids.nextPageToken());
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
