package dev.sluice.platform.sql;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets one transaction do the same for many at little more than the price of one. While it gathers, writes that may wait go out as batches
 * of their kind, and what was looked up once is known. Outside of that everything happens at once. Whatever reads through {@link Sql}
 * meanwhile finds what was written before.
 */
@ApplicationScoped
public class Together {

    private final TransactionSynchronizationRegistry transaction;
    private final Instance<EntityManager> entities;

    Together(TransactionSynchronizationRegistry transaction, Instance<EntityManager> entities) {
        this.transaction = transaction;
        this.entities = entities;
    }

    /** Inside a transaction, which must not be committed when this throws. */
    public <T> T during(Supplier<T> work) {
        transaction.putResource(Together.class, new Gathered());
        var result = work.get();
        send();
        transaction.putResource(Together.class, null);
        return result;
    }

    public boolean isGathering() {
        return gathered() != null;
    }

    /**
     * Now, or with the others of its kind; kinds go out in the order in which they first came.
     *
     * @param kind always written by the same {@code writer}
     */
    public <T> void write(Object kind, List<T> rows, Consumer<List<T>> writer) {
        var gathered = gathered();
        if (gathered == null) {
            writer.accept(rows);
        } else {
            gathered.add(kind, rows, writer);
        }
    }

    /** What does not change in this transaction: looked up once by those that are done together. */
    @SuppressWarnings("unchecked") // what stands under a question was its answer
    public <T> T once(Object question, Supplier<T> answer) {
        var gathered = gathered();
        if (gathered == null) {
            return answer.get();
        }
        var known = gathered.known.get(question);
        if (known != null) {
            return (T) known;
        }
        var found = answer.get();
        gathered.known.put(question, found);
        return found;
    }

    /** Answers a question before it is asked. */
    public void know(Object question, Object answer) {
        var gathered = gathered();
        if (gathered != null) {
            gathered.known.put(question, answer);
        }
    }

    /** What waits is written now, what Hibernate holds first: the others refer to it. */
    public void send() {
        var gathered = gathered();
        if (gathered != null) {
            var waiting = List.copyOf(gathered.waiting.values());
            gathered.waiting.clear();
            if (entities.isResolvable()) {
                entities.get().flush();
            }
            waiting.forEach(Waiting::send);
        }
    }

    boolean hasWaiting() {
        var gathered = gathered();
        return gathered != null && !gathered.waiting.isEmpty();
    }

    private @Nullable Gathered gathered() {
        return transaction.getTransactionKey() == null ? null : (Gathered) transaction.getResource(Together.class);
    }

    /** What one transaction has put off, and what it knows. */
    private static final class Gathered {

        private final Map<Object, Waiting<?>> waiting = new LinkedHashMap<>();
        private final Map<Object, Object> known = new HashMap<>();

        @SuppressWarnings("unchecked") // a kind has one writer, and so one type of row
        <T> void add(Object kind, List<T> rows, Consumer<List<T>> writer) {
            var same = (Waiting<T>) waiting.computeIfAbsent(kind, _ -> new Waiting<>(new ArrayList<>(), writer));
            same.rows().addAll(rows);
        }
    }

    private record Waiting<T>(List<T> rows, Consumer<List<T>> writer) {

        void send() {
            writer.accept(rows);
        }
    }
}
