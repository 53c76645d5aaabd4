package dev.sluice.transfer.provisioning;

import java.time.Instant;
import java.util.UUID;

/** A capability of which nothing may stay at the provisioner when nothing comes of it; every bean of this type is offered its own jobs. */
public interface WithdrawingClient {

    /** Tells its jobs from those of others. */
    String kind();

    /** What was made under the key, if it was, is gone; inside a transaction that ends the job. */
    void withdrawn(UUID key, Instant now);
}
