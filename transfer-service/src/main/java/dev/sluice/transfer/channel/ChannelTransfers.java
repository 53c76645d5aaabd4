package dev.sluice.transfer.channel;

import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.sql.Sql;
import dev.sluice.platform.sql.Together;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.platform.tenancy.TenantType;
import dev.sluice.transfer.listing.KeySet;
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

    private final Sql sql;
    private final Together together;

    ChannelTransfers(Sql sql, Together together) {
        this.sql = sql;
        this.together = together;
    }

    Optional<ChannelTransfer> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** False while somebody else holds it. */
    boolean lockUnlessHeld(UUID id) {
        return sql.first(row -> true, "select id from channel_transfer where id = ? for no key update skip locked", id)
                .isPresent();
    }

    /** Those that nobody else holds, to be found by their ids from now on. */
    List<ChannelTransfer> lockAllUnlessHeld(Collection<UUID> ids) {
        var free = sql.list(
                row -> row.getObject(1, UUID.class),
                "select id from channel_transfer where id = any (?::uuid[]) order by id for no key update skip locked",
                ids);
        return free.isEmpty()
                ? List.of()
                : find("id in ?1", free)
                        .withLock(LockModeType.PESSIMISTIC_WRITE)
                        .list();
    }

    /** Writes what was changed: now, or with everything that is done together. */
    void save() {
        if (!together.isGathering()) {
            flush();
        }
    }

    void add(ChannelTransfer transfer) {
        persist(transfer);
        save();
        addParty(transfer.customerTenantId(), "CUSTOMER", transfer);
        addParty(transfer.partnerTenantId(), "PARTNER", transfer);
    }

    private void addParty(UUID tenant, String role, ChannelTransfer transfer) {
        sql.write(
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
        var ids = places(caller, state).page(sql, page);
        return new Page<>(inOrder(ids.items()), ids.nextPageToken());
    }

    private static KeySet places(Caller caller, @Nullable TransferState state) {
        if (caller.isOperator()) {
            return KeySet.of("channel_transfer", "scheduled_at").with("state", state);
        }
        if (state == null) {
            return KeySet.of("channel_transfer_party", "created")
                    .with("tenant_id", caller.tenant())
                    .with("role", caller.type());
        }
        var side = caller.is(TenantType.PARTNER) ? "partner_tenant_id" : "customer_tenant_id";
        return KeySet.of("channel_transfer", "scheduled_at")
                .with(side, caller.tenant())
                .with("state", state);
    }

    private List<ChannelTransfer> inOrder(List<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1 order by scheduledAt, id", ids);
    }
}
