package dev.sluice.transfer.relationship;

import dev.sluice.platform.outbox.Announced;
import dev.sluice.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Tells what happened to requests and relationships. A request is the flow of everything that follows from it. */
@ApplicationScoped
class News {

    private final Outbox outbox;
    private final Relationships relationships;

    News(Outbox outbox, Relationships relationships) {
        this.outbox = outbox;
        this.relationships = relationships;
    }

    void tell(RelationshipRequest request, RelationshipEvent event, Instant at) {
        var id = request.id().toString();
        outbox.publish(
                event,
                new Announced(id, request.nextSequence(), request.customerTenantId(), request.audience(), at, id));
    }

    void tell(Relationship relationship, RelationshipEvent event, Instant at) {
        var place = relationship.nextSequence();
        outbox.publish(
                event,
                new Announced(
                        relationship.id().toString(),
                        place,
                        relationship.customerTenantId(),
                        relationship.parties(),
                        at,
                        flow(relationship)));
        tellState(relationship, at);
    }

    /** The customer is a subject of its own, heard of once. */
    void tell(Relationship relationship, RelationshipEvent.CustomerRequested event, Instant at) {
        var customer = event.customerTenantId();
        outbox.publish(
                event,
                new Announced(customer.toString(), 1, customer, relationship.parties(), at, customer.toString()));
    }

    /** Written first: the record says the version that its readers meet. */
    void tellState(Relationship relationship, Instant at) {
        var place = relationship.nextStateSequence();
        relationships.persistAndFlush(relationship);
        outbox.publish(
                new RelationshipChanged(relationship.snapshot()),
                new Announced(
                        relationship.id().toString(),
                        place,
                        relationship.customerTenantId(),
                        relationship.named(),
                        at,
                        flow(relationship)));
    }

    private static String flow(Relationship relationship) {
        var request = relationship.requestId();
        return request == null ? relationship.customerTenantId().toString() : request.toString();
    }
}
