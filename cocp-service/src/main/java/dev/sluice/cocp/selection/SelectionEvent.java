package dev.sluice.cocp.selection;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.platform.outbox.Event;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything that is told about selections: what a partner may see stands in an event of its own for each. */
sealed interface SelectionEvent extends Event {

    String TOPIC = "cocp.selection-events.v1";

    Facts facts();

    @Override
    default String topic() {
        return TOPIC;
    }

    @Override
    default String type() {
        var act = switch (this) {
            case Opened _ -> "opened";
            case Invited _ -> "invited";
            case Quoted _ -> "quoted";
            case Chosen _ -> "chosen";
            case Closed _ -> "closed";
        };
        return "selection." + act + ".v1";
    }

    /**
     * What every event says.
     *
     * @param quotationsDueAt until when partners quote, exclusive
     */
    record Facts(UUID selectionId, UUID customerTenantId, Instant quotationsDueAt) {}

    /** A partner that is invited. */
    record InvitedPartner(String pcn, UUID tenantId, String name) {}

    /** As what somebody is invited. */
    enum InvitedAs {
        PARTNER,
        ADVISER
    }

    record Opened(@JsonUnwrapped Facts facts) implements SelectionEvent {}

    record Invited(
            @JsonUnwrapped Facts facts,
            InvitedAs invitedAs,
            @Nullable InvitedPartner partner,
            @Nullable UUID adviserTenantId)
            implements SelectionEvent {}

    record Quoted(@JsonUnwrapped Facts facts, InvitedPartner partner, long revision) implements SelectionEvent {}

    record Chosen(@JsonUnwrapped Facts facts, InvitedPartner partner) implements SelectionEvent {}

    /** @param partner whose part in it is over; absent when nobody was invited */
    record Closed(@JsonUnwrapped Facts facts, @Nullable InvitedPartner partner, ClosedBecause reason)
            implements SelectionEvent {}
}
