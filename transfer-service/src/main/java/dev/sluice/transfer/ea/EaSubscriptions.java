package dev.sluice.transfer.ea;

import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.paging.Position;
import dev.sluice.platform.sql.Sql;
import dev.sluice.platform.sql.Together;
import dev.sluice.transfer.offer.Segment;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** All of them. */
@ApplicationScoped
public class EaSubscriptions {

    private final Sql sql;
    private final Together together;
    private final Clock realTime;

    EaSubscriptions(Sql sql, Together together, Clock realTime) {
        this.sql = sql;
        this.together = together;
        this.realTime = realTime;
    }

    public Optional<EaSubscription> find(String id) {
        return together.once(
                List.of(EaSubscriptions.class, id),
                () -> sql.first(EaSubscriptions::subscription, "select * from ea_subscription where id = ?", id));
    }

    /** Reads them at once, for those who look for one after the other. */
    public void readAhead(Collection<String> ids) {
        all(ids).forEach(found -> together.know(List.of(EaSubscriptions.class, found.id()), Optional.of(found)));
    }

    public List<EaSubscription> all(Collection<String> ids) {
        return sql.list(EaSubscriptions::subscription, "select * from ea_subscription where id = any (?)", ids);
    }

    /** Until this transaction ends, nobody else changes it or decides who holds it. */
    public Optional<EaSubscription> lock(String id) {
        return sql.first(
                EaSubscriptions::subscription, "select * from ea_subscription where id = ? for no key update", id);
    }

    /** The same of many, in the order of their ids. */
    public void lockAll(Collection<String> ids) {
        sql.list(
                row -> row.getString(1),
                "select id from ea_subscription where id = any (?) order by id for no key update",
                ids);
    }

    /** Returns whether it was written: not when somebody was faster. */
    boolean put(EaSubscription subscription) {
        return sql.run(
                        """
                        insert into ea_subscription as known (id, agreement_id, sku, provisioning_id, quantity, segment, end_date,
                            license_based, version, created, place)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (id) do update set
                            agreement_id = excluded.agreement_id, sku = excluded.sku,
                            provisioning_id = excluded.provisioning_id, quantity = excluded.quantity,
                            segment = excluded.segment, end_date = excluded.end_date,
                            license_based = excluded.license_based, version = excluded.version
                        where known.version = excluded.version - 1
                        """,
                        subscription.id(),
                        subscription.agreementId(),
                        subscription.sku(),
                        subscription.provisioningId(),
                        subscription.quantity(),
                        subscription.segment().name(),
                        subscription.endDate(),
                        subscription.licenseBased(),
                        subscription.version(),
                        realTime.instant(),
                        TimeOrderedId.next())
                == 1;
    }

    private record Listed(EaSubscription subscription, Position place) {}

    public Page<EaSubscription> of(String agreementId, PageRequest page) {
        var after = page.after();
        var rows = sql.list(
                row -> new Listed(
                        subscription(row),
                        new Position(
                                Objects.requireNonNull(Sql.instant(row, "created")),
                                row.getObject("place", UUID.class))),
                """
                select * from ea_subscription where agreement_id = ? and (created, place) > (?, ?)
                order by created, place limit ?
                """,
                agreementId,
                after.created(),
                after.id(),
                page.pageSize() + 1);
        return Page.of(rows, page, Listed::place).map(Listed::subscription);
    }

    private static EaSubscription subscription(ResultSet row) throws SQLException {
        return new EaSubscription(
                row.getString("id"),
                row.getString("agreement_id"),
                row.getString("sku"),
                row.getString("provisioning_id"),
                row.getInt("quantity"),
                Segment.valueOf(row.getString("segment")),
                row.getObject("end_date", LocalDate.class),
                row.getBoolean("license_based"),
                row.getLong("version"));
    }
}
