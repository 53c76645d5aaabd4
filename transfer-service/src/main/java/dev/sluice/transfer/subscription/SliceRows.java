package dev.sluice.transfer.subscription;

import static java.util.Objects.requireNonNull;

import dev.sluice.platform.sql.Sql;
import dev.sluice.platform.sql.Together;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The slices of all subscriptions. */
@ApplicationScoped
class SliceRows {

    private final Sql sql;
    private final Together together;

    SliceRows(Sql sql, Together together) {
        this.sql = sql;
        this.together = together;
    }

    Slices of(UUID subscription) {
        return together.once(
                question(subscription),
                () -> all(List.of(subscription)).getOrDefault(subscription, new Slices(List.of())));
    }

    /** Reads them at once, for those that are looked at one after the other. */
    void readAhead(Collection<UUID> subscriptions) {
        all(subscriptions).forEach((subscription, slices) -> together.know(question(subscription), slices));
    }

    private static Object question(UUID subscription) {
        return List.of(SliceRows.class, subscription);
    }

    private record Owned(UUID subscription, Slices.Slice slice) {}

    private Map<UUID, Slices> all(Collection<UUID> subscriptions) {
        return sql
                .list(
                        row -> new Owned(
                                row.getObject("subscription_id", UUID.class),
                                new Slices.Slice(
                                        row.getInt("no"),
                                        row.getInt("quantity"),
                                        requireNonNull(Sql.instant(row, "opened_at")),
                                        requireNonNull(Sql.instant(row, "closes_at")))),
                        "select * from quantity_slice where subscription_id = any (?::uuid[]) order by subscription_id, no",
                        subscriptions)
                .stream()
                .collect(Collectors.groupingBy(
                        Owned::subscription,
                        Collectors.collectingAndThen(
                                Collectors.mapping(Owned::slice, Collectors.toList()), Slices::new)));
    }

    void keep(UUID subscription, Slices slices) {
        together.know(question(subscription), slices);
        for (var slice : slices.all()) {
            sql.write("""
                    insert into quantity_slice (subscription_id, no, quantity, opened_at, closes_at) values (?, ?, ?, ?, ?)
                    on conflict (subscription_id, no) do update set quantity = excluded.quantity
                    """, subscription, slice.no(), slice.quantity(), slice.openedAt(), slice.closesAt());
        }
    }
}
