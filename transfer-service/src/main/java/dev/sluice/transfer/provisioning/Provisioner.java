package dev.sluice.transfer.provisioning;

/**
 * Makes subscriptions where the services run. Called outside of transactions; it may take its time. The same key again is the same
 * subscription: an attempt whose answer was lost is repeated.
 */
public interface Provisioner {

    Outcome provision(Provision wanted);
}
