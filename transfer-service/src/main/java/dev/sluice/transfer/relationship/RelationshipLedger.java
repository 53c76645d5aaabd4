package dev.sluice.transfer.relationship;

import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.transfer.relationship.Relationship.Bond;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes relationships, each once: who has one already keeps it. */
@ApplicationScoped
class RelationshipLedger {

    private final Relationships relationships;
    private final News news;

    RelationshipLedger(Relationships relationships, News news) {
        this.relationships = relationships;
        this.news = news;
    }

    Relationship establish(Bond bond, RelationshipRequest request, Instant now) {
        relationships.reserve(bond.partner().tenantId(), bond.customer());
        var known = relationships.active(bond);
        if (known.isPresent()) {
            confirm(known.get(), request, now);
            return known.get();
        }
        return begin(bond, request, now);
    }

    /** @param request absent where a partner brings its customer itself */
    Relationship begin(Bond bond, @Nullable RelationshipRequest request, Instant now) {
        var relationship = new Relationship(TimeOrderedId.next(), bond, request == null ? null : request.id(), now);
        if (request != null && request.includeDelegatedAdmin()) {
            relationship.delegateAdmin(now);
        }
        news.tellState(relationship, now);
        relationships.addParties(relationship);
        return relationship;
    }

    private void confirm(Relationship relationship, RelationshipRequest request, Instant now) {
        if (request.includeDelegatedAdmin() && !relationship.hasDelegatedAdmin()) {
            relationship.delegateAdmin(now);
            news.tellState(relationship, now);
        }
    }
}
