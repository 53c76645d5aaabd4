package dev.sluice.cocp.customer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.platform.outbox.Event;

/** The whole public state of a customer, after each change of it. */
record CustomerChanged(@JsonUnwrapped Customer customer) implements Event {

    @Override
    public String topic() {
        return "cocp.customer-state.v1";
    }

    @Override
    public String type() {
        return "customer.changed.v1";
    }
}
