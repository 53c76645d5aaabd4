package dev.sluice.transfer.channel;

import static java.util.Objects.requireNonNull;

import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.paging.Position;
import dev.sluice.platform.sql.Sql;
import dev.sluice.platform.tenancy.Caller;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class ChannelTransfers implements PanacheRepositoryBase<ChannelTransfer, UUID> {

    private static final List<TransferState> OPEN =
            List.of(TransferState.SCHEDULED, TransferState.HELD, TransferState.PROCESSING);

    private static final String OWN = """
            select p.created, p.id from channel_transfer_party p join channel_transfer t on t.id = p.id
            where p.tenant_id = ? and p.role = ? and (?::text is null or t.state = ?) and (p.created, p.id) > (?, ?)
            order by p.created, p.id limit ?
            """;

    private static final String ALL = """
            select scheduled_at as created, id from channel_transfer
            where ?::uuid is not null and ?::text is not null and (?::text is null or state = ?)
                and (scheduled_at, id) > (?, ?)
            order by scheduled_at, id limit ?
            """;

    private final Sql sql;

    ChannelTransfers(Sql sql) {
        this.sql = sql;
    }

    Optional<ChannelTransfer> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** False while somebody else holds it. */
    boolean lockUnlessHeld(UUID id) {
        return sql.first(row -> true, "select id from channel_transfer where id = ? for no key update skip locked", id)
                .isPresent();
    }

    void add(ChannelTransfer transfer) {
        persist(transfer);
        flush();
        addParty(transfer.customerTenantId(), "CUSTOMER", transfer);
        addParty(transfer.partnerTenantId(), "PARTNER", transfer);
    }

    private void addParty(UUID tenant, String role, ChannelTransfer transfer) {
        sql.run(
                "insert into channel_transfer_party (tenant_id, role, created, id) values (?, ?, ?, ?)",
                tenant,
                role,
                transfer.scheduledAt(),
                transfer.id());
    }

    /** Those under an agreement that are not over, in the order of their ids. */
    List<ChannelTransfer> lockOpenOfAgreement(String agreementId) {
        return find("agreementId = ?1 and state in ?2 order by id", agreementId, OPEN)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    List<ChannelTransfer> lockOpen(UUID partner, UUID customer) {
        return find(
                        "partnerTenantId = ?1 and customerTenantId = ?2 and state in ?3 order by id",
                        partner,
                        customer,
                        OPEN)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    long countOpen(UUID partner, UUID customer) {
        return count("partnerTenantId = ?1 and customerTenantId = ?2 and state in ?3", partner, customer, OPEN);
    }

    Map<UUID, String> states(Collection<UUID> ids) {
        return sql
                .list(
                        row -> Map.entry(row.getObject("id", UUID.class), row.getString("state")),
                        "select id, state from channel_transfer where id = any (?::uuid[])",
                        ids)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Map<UUID, ChannelTransfer> all(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : list("id in ?1", ids).stream().collect(Collectors.toMap(ChannelTransfer::id, Function.identity()));
    }

    Page<ChannelTransfer> list(Caller caller, @Nullable TransferState state, PageRequest page) {
        var after = page.after();
        var wanted = state == null ? null : state.name();
        var places = sql.list(
                row -> new Position(requireNonNull(Sql.instant(row, "created")), row.getObject("id", UUID.class)),
                caller.isOperator() ? ALL : OWN,
                caller.tenant(),
                caller.type().name(),
                wanted,
                wanted,
                after.created(),
                after.id(),
                page.pageSize() + 1);
        var ids = Page.of(places, page, place -> place);
        return new Page<>(inOrder(ids.items().stream().map(Position::id).toList()), ids.nextPageToken());
    }

    private List<ChannelTransfer> inOrder(List<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1 order by scheduledAt, id", ids);
    }
}
