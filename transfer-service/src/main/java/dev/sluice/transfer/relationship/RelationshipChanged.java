package dev.sluice.transfer.relationship;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.platform.outbox.Event;

/** The whole public state of a relationship, after each change of it. */
record RelationshipChanged(@JsonUnwrapped RelationshipSnapshot relationship) implements Event {

    static final String TOPIC = "transfer.relationship-state.v1";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String type() {
        return "relationship.changed.v1";
    }
}
