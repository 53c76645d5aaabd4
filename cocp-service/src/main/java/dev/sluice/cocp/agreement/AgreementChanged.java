package dev.sluice.cocp.agreement;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.platform.outbox.Event;

/** The whole public state of an agreement, after each change of it. */
record AgreementChanged(@JsonUnwrapped Agreement agreement) implements Event {

    @Override
    public String topic() {
        return "cocp.agreement-state.v1";
    }

    @Override
    public String type() {
        return "agreement.changed.v1";
    }
}
