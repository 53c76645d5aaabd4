package dev.sluice.transfer.registry;

/** Wants to know at once when an agreement has changed; every bean of this type is told. */
public interface AgreementWatch {

    /** In the transaction that applied the change. */
    void changed(String agreementId);
}
