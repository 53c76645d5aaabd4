package dev.sluice.cocp.agreement;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.platform.outbox.Event;

/** The whole public state of an agreement, after each change of it. */
record AgreementChanged(@JsonUnwrapped Agreement agreement) implements Event {

    static final String TOPIC = "cocp.agreement-state.v1";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String type() {
        return "agreement.changed.v1";
    }
}
