package dev.sluice.transfer.handover;

import static java.util.Objects.requireNonNull;

import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.paging.Position;
import dev.sluice.platform.sql.Sql;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.platform.tenancy.TenantType;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PartnerTransfers implements PanacheRepositoryBase<PartnerTransfer, UUID> {

    private static final String IN_STATE =
            "and ? = case when t.state = 'PENDING' and t.expires_at <= ? then 'EXPIRED' else t.state end";

    private final Sql sql;

    PartnerTransfers(Sql sql) {
        this.sql = sql;
    }

    void add(PartnerTransfer transfer) {
        persistAndFlush(transfer);
        addParty(transfer.customerTenantId(), Side.CUSTOMER, transfer);
        addParty(transfer.source().tenantId(), Side.SOURCE, transfer);
        addParty(transfer.target().tenantId(), Side.TARGET, transfer);
    }

    private void addParty(UUID tenant, Side side, PartnerTransfer transfer) {
        sql.run(
                "insert into partner_transfer_party (tenant_id, role, created, id) values (?, ?, ?, ?)",
                tenant,
                side,
                transfer.requestedAt(),
                transfer.id());
    }

    /** Nobody else acts on it until this transaction ends. */
    Optional<PartnerTransfer> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** What belongs to it has changed: whoever has seen the version before has seen something else. */
    void touch(PartnerTransfer transfer) {
        getEntityManager().lock(transfer, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
    }

    boolean lockUnlessHeld(UUID id) {
        return sql.first(row -> true, "select id from partner_transfer where id = ? for no key update skip locked", id)
                .isPresent();
    }

    /**
     * Which transfers are wanted.
     *
     * @param state by the clock
     */
    record Wanted(@Nullable UUID customer, @Nullable PartnerTransferState state, Instant now) {}

    Page<PartnerTransfer> list(Caller caller, Wanted wanted, PageRequest page) {
        var after = page.after();
        var values = new ArrayList<Object>();
        if (!caller.isOperator()) {
            values.add(caller.tenant());
            values.add(caller.is(TenantType.CUSTOMER) ? Set.of(Side.CUSTOMER) : Set.of(Side.SOURCE, Side.TARGET));
        }
        values.addAll(List.of(after.created(), after.id()));
        var conditions = new StringBuilder();
        if (wanted.customer() != null) {
            conditions.append("and t.customer_tenant_id = ? ");
            values.add(wanted.customer());
        }
        if (wanted.state() != null) {
            conditions.append(IN_STATE);
            values.addAll(List.of(wanted.state().name(), wanted.now()));
        }
        values.add(page.pageSize() + 1);
        var places = sql.list(
                row -> new Position(requireNonNull(Sql.instant(row, "created")), row.getObject("id", UUID.class)),
                caller.isOperator() ? all(conditions) : own(conditions),
                values.toArray());
        var ids = Page.of(places, page, place -> place);
        return new Page<>(inOrder(ids.items().stream().map(Position::id).toList()), ids.nextPageToken());
    }

    private static String own(CharSequence conditions) {
        return """
                select p.created, p.id from partner_transfer_party p join partner_transfer t on t.id = p.id
                where p.tenant_id = ? and p.role = any (?) and (p.created, p.id) > (?, ?) %s
                order by p.created, p.id limit ?
                """.formatted(conditions);
    }

    private static String all(CharSequence conditions) {
        return """
                select t.requested_at as created, t.id from partner_transfer t
                where (t.requested_at, t.id) > (?, ?) %s
                order by t.requested_at, t.id limit ?
                """.formatted(conditions);
    }

    private List<PartnerTransfer> inOrder(List<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1 order by requestedAt, id", ids);
    }

    /**
     * How many with the same parties and model wait for an answer. Until this transaction ends nobody else adds one.
     *
     * @param now by which what has expired is not waited for, swept or not
     */
    long countWaiting(PartnerTransfer.Wanted wanted, Instant now) {
        var source = wanted.source().tenantId();
        var target = wanted.target().tenantId();
        sql.first(
                row -> row.getString(1),
                "select pg_advisory_xact_lock(hashtextextended(?, 32))::text",
                source + "/" + target + "/" + wanted.customerTenantId());
        return sql.first(row -> row.getLong(1), """
                        select count(*) from partner_transfer
                        where customer_tenant_id = ? and source_tenant_id = ? and target_tenant_id = ? and model = ?
                            and state = 'PENDING' and expires_at > ?
                        """, wanted.customerTenantId(), source, target, wanted.model(), now)
                .orElseThrow();
    }

    /** Those that a partner waits for, and those that are carried out. */
    long countOpen(UUID partner, UUID customer, Instant now) {
        return sql.first(row -> row.getLong(1), """
                        select count(*) from partner_transfer
                        where customer_tenant_id = ? and ? in (source_tenant_id, target_tenant_id) and (state = 'IN_PROGRESS'
                            or state = 'PENDING' and expires_at > ?
                                and ? = case model when 'LEGACY' then source_tenant_id else target_tenant_id end)
                        """, customer, partner, now, partner)
                .orElseThrow();
    }
}
