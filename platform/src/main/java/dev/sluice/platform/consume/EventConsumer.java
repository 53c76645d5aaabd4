package dev.sluice.platform.consume;

import java.util.List;

/** Applies events of one topic, each in a transaction that also remembers it. Unknown types are ignored by the consumer. */
public interface EventConsumer {

    /** Stable name, for example {@code transfer.agreements}: inbox, parked keys and dead letters are kept under it. */
    String name();

    /**
     * False where the consumer's own rows tell by a natural key what is new: then the inbox is not asked, {@link #on} gets every
     * delivery, and applying one twice or late must change nothing.
     */
    default boolean usesInbox() {
        return true;
    }

    /**
     * Called with all events of a transaction before the first of them is applied, known ones among them: the place to lock
     * every row that they will lock, in an order that all consumers share.
     *
     * @throws Undecodable as {@link #on} does
     */
    default void before(List<IncomingEvent> transaction) {}

    /**
     * Called once per event in order of its key, inside a transaction, unless the event is not newer than what was applied.
     *
     * @throws Undecodable when the data does not have the shape that the contract promises
     */
    void on(IncomingEvent event);
}
