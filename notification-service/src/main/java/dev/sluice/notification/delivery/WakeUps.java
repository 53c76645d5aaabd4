package dev.sluice.notification.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** Gathers for whom a transaction made something due, and tells it once when that is committed. */
@ApplicationScoped
class WakeUps {

    private final TransactionSynchronizationRegistry transaction;

    WakeUps(TransactionSynchronizationRegistry transaction) {
        this.transaction = transaction;
    }

    /** Told once for each transaction, by the action of whoever came first. */
    private static final class Gathered implements Synchronization {

        private final Set<UUID> endpoints = new LinkedHashSet<>();
        private Consumer<Collection<UUID>> action;

        Gathered(Consumer<Collection<UUID>> action) {
            this.action = action;
        }

        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                action.accept(endpoints);
            }
        }
    }

    void afterCommit(Consumer<Collection<UUID>> action, Collection<UUID> endpoints) {
        var gathered = (Gathered) transaction.getResource(WakeUps.class);
        if (gathered == null) {
            gathered = new Gathered(action);
            transaction.putResource(WakeUps.class, gathered);
            transaction.registerInterposedSynchronization(gathered);
        }
        gathered.endpoints.addAll(endpoints);
        if (endpoints.isEmpty()) {
            gathered.action = action;
        }
    }
}
