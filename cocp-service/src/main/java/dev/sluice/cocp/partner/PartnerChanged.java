package dev.sluice.cocp.partner;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.platform.outbox.Event;

/** The whole public state of a partner, after each change of it. Counts people, names nobody. */
record PartnerChanged(@JsonUnwrapped Partner partner) implements Event {

    static final String TOPIC = "cocp.partner-state.v1";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String type() {
        return "partner.changed.v1";
    }
}
