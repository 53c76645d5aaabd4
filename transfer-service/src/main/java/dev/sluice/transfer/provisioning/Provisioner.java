package dev.sluice.transfer.provisioning;

import java.util.Optional;
import java.util.UUID;

/**
 * Makes subscriptions where the services run. Called outside of transactions; it may take its time. The same key again is the same
 * subscription: an attempt whose answer was lost is repeated.
 */
public interface Provisioner {

    Outcome provision(Provision wanted);

    /**
     * What was made under a key is not wanted any more. Where nothing was made under it, nothing is to do. Empty when it is gone; it is
     * asked again until then. Whoever keeps nothing has nothing to do.
     */
    default Optional<Outcome.Unavailable> withdraw(UUID key) {
        return Optional.empty();
    }
}
