package dev.sluice.transfer.batch;

import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The items of all batches. */
@ApplicationScoped
class BatchItems {

    private final Sql sql;
    private final Findings findings;

    BatchItems(Sql sql, Findings findings) {
        this.sql = sql;
        this.findings = findings;
    }

    void add(UUID batch, List<NewItem> items) {
        sql.run(
                """
                insert into batch_item (batch_id, no, item_key, entry, state, attempts)
                select ?, given.no, given.item_key, given.entry, 'PENDING', 0
                from unnest(?::text[], ?::text[]) with ordinality as given (item_key, entry, no)
                """,
                batch,
                items.stream().map(NewItem::key).toList(),
                items.stream().map(NewItem::entry).toList());
    }

    Counts counts(UUID batch) {
        return sql.first(
                        row -> new Counts(
                                row.getInt("total"),
                                row.getInt("pending"),
                                row.getInt("succeeded"),
                                row.getInt("failed"),
                                row.getInt("canceled")),
                        """
                        select count(*) as total,
                            count(*) filter (where state = 'PENDING') as pending,
                            count(*) filter (where state = 'SUCCEEDED') as succeeded,
                            count(*) filter (where state = 'FAILED') as failed,
                            count(*) filter (where state = 'CANCELED') as canceled
                        from batch_item where batch_id = ?
                        """,
                        batch)
                .orElseThrow();
    }

    /** After {@code no}, in order. */
    List<BatchItem> list(UUID batch, @Nullable ItemState state, int after, int limit) {
        return sql.list(
                this::item,
                "select no, item_key, state, attempts, errors, made from batch_item where batch_id = ? and no > ? %s order by no limit ?"
                        .formatted(state == null ? "" : "and state = '%s'".formatted(state.name())),
                batch,
                after,
                limit);
    }

    /** The commands of all that are to be tried, with their places. */
    List<Wanted> pending(UUID batch) {
        return sql.list(
                BatchItems::wanted,
                "select no, entry from batch_item where batch_id = ? and state = 'PENDING' order by no",
                batch);
    }

    /** A command that is to be carried out. */
    record Wanted(int no, String entry) {}

    /** The next that nobody works on. */
    List<Integer> next(UUID batch, int upTo, int limit) {
        return sql.list(row -> row.getInt(1), """
                select no from batch_item where batch_id = ? and state = 'PENDING' and no <= ?
                order by no limit ? for no key update skip locked
                """, batch, upTo, limit);
    }

    boolean isTried(UUID batch, int upTo) {
        return sql.first(
                        row -> true,
                        "select 1 from batch_item where batch_id = ? and state = 'PENDING' and no <= ? limit 1",
                        batch,
                        upTo)
                .isEmpty();
    }

    /** Until this transaction ends nobody else works on it, and its batch runs on; empty when either is not so already. */
    Optional<Wanted> claim(UUID batch, int no) {
        return sql.first(BatchItems::wanted, """
                select i.no, i.entry from batch_item i join batch b on b.id = i.batch_id
                where i.batch_id = ? and i.no = ? and i.state = 'PENDING' and b.state = 'RUNNING'
                for no key update of i skip locked for share of b
                """, batch, no);
    }

    /** The same of many, without those whose plan found something: they would spoil it for the others. */
    List<Wanted> claimAll(UUID batch, List<Integer> items) {
        return sql.list(
                BatchItems::wanted,
                """
                select i.no, i.entry from batch_item i join batch b on b.id = i.batch_id
                where i.batch_id = ? and i.no = any (?::integer[]) and i.state = 'PENDING' and i.errors is null
                    and b.state = 'RUNNING'
                order by i.no for no key update of i skip locked for share of b
                """,
                batch,
                items.stream().map(String::valueOf).toList());
    }

    void succeeded(UUID batch, int no, UUID made) {
        sql.write("""
                update batch_item set state = 'SUCCEEDED', attempts = attempts + 1, errors = null, made = ?
                where batch_id = ? and no = ?
                """, made, batch, no);
    }

    /** Unless somebody else settled it meanwhile. */
    boolean failed(UUID batch, int no, List<Violation> errors) {
        return sql.run("""
                        update batch_item set state = 'FAILED', attempts = attempts + 1, errors = ?
                        where batch_id = ? and no = ? and state = 'PENDING'
                        """, findings.text(errors), batch, no) == 1;
    }

    /** What was made has failed, or was called off. */
    void isOver(UUID made, ItemState state, List<Violation> errors) {
        sql.write(
                "update batch_item set state = ?, errors = ? where made = ? and state = 'SUCCEEDED'",
                state,
                errors.isEmpty() ? null : findings.text(errors),
                made);
    }

    /** @param found by item, in the same order */
    void planned(UUID batch, List<Integer> items, List<List<Violation>> found) {
        sql.run(
                """
                update batch_item i set errors = given.errors
                from unnest(?::integer[], ?::text[]) as given (no, errors)
                where i.batch_id = ? and i.no = given.no and i.errors is distinct from given.errors
                """,
                items.stream().map(String::valueOf).toList(),
                IntStream.range(0, items.size())
                        .mapToObj(i -> found.get(i).isEmpty() ? null : findings.text(found.get(i)))
                        .toList(),
                batch);
    }

    int retryFailed(UUID batch) {
        return sql.run(
                "update batch_item set state = 'PENDING', made = null where batch_id = ? and state = 'FAILED'", batch);
    }

    void cancelPending(UUID batch) {
        sql.run("update batch_item set state = 'CANCELED' where batch_id = ? and state = 'PENDING'", batch);
    }

    private BatchItem item(ResultSet row) throws SQLException {
        return new BatchItem(
                row.getInt("no"),
                row.getString("item_key"),
                ItemState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                findings.of(row.getString("errors")),
                row.getObject("made", UUID.class));
    }

    private static Wanted wanted(ResultSet row) throws SQLException {
        return new Wanted(row.getInt("no"), row.getString("entry"));
    }
}
