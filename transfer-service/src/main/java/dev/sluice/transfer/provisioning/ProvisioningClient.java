package dev.sluice.transfer.provisioning;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A capability that needs subscriptions made; every bean of this type is offered its own jobs. */
public interface ProvisioningClient {

    /** Tells its jobs from those of others. */
    String kind();

    /** How many of its jobs are looked at, and settled, in one transaction; when one of them fails, each by itself. */
    default int atOnce() {
        return 1;
    }

    /**
     * Locks those that nobody else holds, and reads ahead what looking at them and settling them takes; returns those that it locked. The
     * others come each by itself.
     */
    default Collection<UUID> lockAll(Collection<UUID> ids) {
        return List.of();
    }

    /**
     * Looks once more right before it is made, inside a transaction; empty when it must not be made.
     *
     * @param attempt 1, 2, 3 ...
     */
    Optional<Provision> ready(UUID id, int attempt, Instant now);

    /** Inside a transaction that ends the job. */
    void provisioned(UUID id, String provisionedAs, Instant now);

    /** It will never be; inside a transaction that ends the job. */
    void refused(UUID id, Outcome.Refused refusal, Instant now);

    /** It is tried again; inside a transaction. */
    void postponed(UUID id, Outcome.Unavailable reason, Instant now);
}
