package dev.sluice.platform.outbox;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** What a service tells the world: a record in the past tense whose components are the event's {@code data}. */
public interface Event {

    /** The owner's topic, for example {@code cocp.partner-change-events.v1}. */
    @JsonIgnore
    String topic();

    /** {@code <domain>.<past tense>.v1}, for example {@code partner-change.accepted.v1}. */
    @JsonIgnore
    String type();
}
