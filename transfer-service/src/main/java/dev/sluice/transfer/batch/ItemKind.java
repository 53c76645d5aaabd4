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

    /** Carries one out, in the current transaction; returns the id of what it made. */
    UUID apply(Caller caller, R item);

    /** Where what was made is found. */
    String path();

    /** In which state what was made is now. */
    Map<UUID, String> states(Collection<UUID> made);
}
