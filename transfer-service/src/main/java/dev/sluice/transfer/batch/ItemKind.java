package dev.sluice.transfer.batch;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What is done with each item of a batch; every bean of this type is offered.
 *
 * @param <R> an item: the body of the command that is given for it
 */
interface ItemKind<R extends Record> {

    Kind kind();

    Class<R> row();

    /** @throws Refusal 403 for whoever may not give such commands at all */
    void requireAllowed(Caller caller);

    /**
     * What makes an item one of its kind; none stands in a batch twice.
     *
     * @throws Refusal 400 with what the record's own constraints do not find
     */
    String key(R item);

    /** In the order of the items, which come one after the other: what each would be refused with. Stores nothing. */
    List<Optional<Refusal>> plan(Caller caller, List<R> items);

    /** Columns of files that others write, and what they are called here; a column that leads to {@code -} is passed over. */
    default Map<String, String> columns() {
        return Map.of();
    }

    /** Rows of a file that belong together become one. */
    default List<FileRow> arrange(List<FileRow> rows) {
        return rows;
    }

    /** What its report says beside what every report says. */
    default List<String> reportColumns() {
        return List.of();
    }

    /** By item: its cells for these columns, and rows for what was a part of it. */
    default Map<Integer, ReportRow.More> report(UUID batch, List<BatchItem> items) {
        return Map.of();
    }

    /** Carries one out, in the current transaction; returns the id of what it made. */
    UUID apply(Caller caller, R item, UUID batch);

    /** How many are carried out in one transaction, their writes gathered; when one of them fails, each by itself. */
    default int atOnce() {
        return 1;
    }

    /** Carries many out, in the current transaction, all or none; returns the ids of what they made, in their order. */
    default List<UUID> applyAll(Caller caller, List<R> items, UUID batch) {
        return items.stream().map(item -> apply(caller, item, batch)).toList();
    }

    /** Where what was made is found. */
    String path(UUID made);

    /** In which state what was made is now. */
    Map<UUID, String> states(Collection<UUID> made);
}
