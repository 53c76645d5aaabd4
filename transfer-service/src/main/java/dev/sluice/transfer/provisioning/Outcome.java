package dev.sluice.transfer.provisioning;

/** What a provisioner answers. */
public sealed interface Outcome {

    /** @param id as which it knows the subscription */
    record Provisioned(String id) implements Outcome {}

    /** Worth another attempt. */
    record Unavailable(String code, String detail) implements Outcome {}

    /** It will never be. */
    record Refused(String code, String detail) implements Outcome {}
}
