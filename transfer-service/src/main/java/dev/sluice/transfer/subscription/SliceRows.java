package dev.sluice.transfer.subscription;

import static java.util.Objects.requireNonNull;

import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The slices of all subscriptions. */
@ApplicationScoped
class SliceRows {

    private final Sql sql;

    SliceRows(Sql sql) {
        this.sql = sql;
    }

    Slices of(UUID subscription) {
        return new Slices(sql.list(
                row -> new Slices.Slice(
                        row.getInt("no"),
                        row.getInt("quantity"),
                        requireNonNull(Sql.instant(row, "opened_at")),
                        requireNonNull(Sql.instant(row, "closes_at"))),
                "select * from quantity_slice where subscription_id = ? order by no",
                subscription));
    }

    void keep(UUID subscription, Slices slices) {
        for (var slice : slices.all()) {
            sql.run("""
                    insert into quantity_slice (subscription_id, no, quantity, opened_at, closes_at) values (?, ?, ?, ?, ?)
                    on conflict (subscription_id, no) do update set quantity = excluded.quantity
                    """, subscription, slice.no(), slice.quantity(), slice.openedAt(), slice.closesAt());
        }
    }
}
