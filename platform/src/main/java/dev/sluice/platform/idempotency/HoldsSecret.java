package dev.sluice.platform.idempotency;

/** An answer with a secret that is shown once: a replay shows it without, and says {@code secretOmitted: true}. */
public interface HoldsSecret {

    Object withoutSecret();
}
