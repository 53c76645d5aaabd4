package dev.sluice.transfer.listing;

import static java.util.Objects.requireNonNull;

import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.paging.Position;
import dev.sluice.platform.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What stands on a page of a list, in the order of a time and an id. Only conditions that are asked for stand in the statement, so that
 * an index that begins with their columns serves it, however many rows there are.
 */
public final class KeySet {

    private final String table;
    private final String created;
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    private KeySet(String table, String created) {
        this.table = table;
        this.created = created;
    }

    /** @param created column of the time */
    public static KeySet of(String table, String created) {
        return new KeySet(table, created);
    }

    /** @param value absent: whatever it is */
    public KeySet with(String column, @Nullable Object value) {
        if (value != null) {
            conditions.add(column + " = ? and ");
            values.add(value);
        }
        return this;
    }

    public Page<UUID> page(Sql sql, PageRequest page) {
        var after = page.after();
        var parameters = new ArrayList<>(values);
        parameters.addAll(List.of(after.created(), after.id(), page.pageSize() + 1));
        var places = sql.list(
                row -> new Position(requireNonNull(Sql.instant(row, "created")), row.getObject("id", UUID.class)),
                "select %2$s as created, id from %1$s where %3$s(%2$s, id) > (?, ?) order by %2$s, id limit ?"
                        .formatted(table, created, String.join("", conditions)),
                parameters.toArray());
        return Page.of(places, page, place -> place).map(Position::id);
    }
}
