package dev.sluice.cocp.customer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.platform.outbox.Event;

/** The whole public state of a customer, after each change of it. */
record CustomerChanged(@JsonUnwrapped Customer customer) implements Event {

    static final String TOPIC = "cocp.customer-state.v1";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String type() {
        return "customer.changed.v1";
    }
}
