package dev.sluice.transfer.relationship;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.tenancy.Caller;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows relationships to both sides, and ends them. */
@ApplicationScoped
@Transactional
public class RelationshipDesk {

    private final Relationships relationships;
    private final List<RemovalGuard> guards;
    private final List<RelationshipWatch> watches;
    private final News news;
    private final RelationshipAudit audit;
    private final RelationshipConfig config;
    private final BusinessClock clock;

    RelationshipDesk(
            Relationships relationships,
            @All List<RemovalGuard> guards,
            @All List<RelationshipWatch> watches,
            News news,
            RelationshipAudit audit,
            RelationshipConfig config,
            BusinessClock clock) {
        this.relationships = relationships;
        this.guards = guards;
        this.watches = watches;
        this.news = news;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    public Page<RelationshipView> list(Caller caller, @Nullable UUID customer, PageRequest page) {
        var ids = relationships.list(caller, customer, page);
        var found = relationships.inOrder(ids.items());
        return new Page<>(found.stream().map(each -> view(caller, each)).toList(), ids.nextPageToken());
    }

    public RelationshipView get(Caller caller, UUID id) {
        return relationships
                .findByIdOptional(id)
                .filter(found -> found.isSeenBy(caller))
                .map(found -> view(caller, found))
                .orElseThrow(() -> unknown(id));
    }

    /** A customer removes it always; a partner only when nothing of the customer hangs on it. */
    public RelationshipView remove(Caller caller, UUID id, @Nullable IfMatch ifMatch) {
        var relationship = require(caller, id, ifMatch, "remove");
        var side = relationship.sideOf(caller);
        if (side == null) {
            throw unknown(id);
        }
        relationships.reserve(relationship.partnerTenantId(), relationship.customerTenantId());
        if (side == EndedBy.PARTNER) {
            ask(relationship);
        }
        var before = relationship.snapshot();
        var now = clock.now();
        news.tell(relationship, relationship.remove(side, now), now);
        watches.forEach(watch -> watch.ended(relationship.partnerTenantId(), relationship.customerTenantId(), now));
        return acted(caller, "remove_relationship", relationship, before, now);
    }

    public RelationshipView endDelegatedAdmin(Caller caller, UUID id, @Nullable IfMatch ifMatch) {
        var relationship = require(caller, id, ifMatch, "end-delegated-admin");
        if (!relationship.hasDelegatedAdmin()) {
            throw notInState(relationship, "end-delegated-admin", "The partner has no delegated administration.");
        }
        var before = relationship.snapshot();
        var now = clock.now();
        news.tell(relationship, relationship.endDelegatedAdmin(now), now);
        return acted(caller, "end_delegated_admin", relationship, before, now);
    }

    private Relationship require(Caller caller, UUID id, @Nullable IfMatch ifMatch, String action) {
        var relationship = relationships
                .lock(id)
                .filter(found -> found.sideOf(caller) != null)
                .orElseThrow(() -> unknown(id));
        IfMatch.honour(ifMatch, relationship.version());
        if (!relationship.isActive()) {
            throw notInState(relationship, action, "The relationship was removed.");
        }
        return relationship;
    }

    private void ask(Relationship relationship) {
        var objections = guards.stream()
                .flatMap(guard ->
                        guard.objections(relationship.partnerTenantId(), relationship.customerTenantId()).stream())
                .toList();
        if (!objections.isEmpty()) {
            throw new Refusal(
                            Refusal.Kind.CONFLICT,
                            objections.getFirst().code(),
                            "Something of the customer still hangs on the relationship; errors lists all of it.",
                            objections)
                    .with("state", relationship.state())
                    .with("stateSince", relationship.since());
        }
    }

    private RelationshipView acted(
            Caller caller, String operation, Relationship relationship, RelationshipSnapshot before, Instant now) {
        audit.of(caller, operation, relationship, before, now);
        relationships.flush();
        return view(caller, relationship);
    }

    private RelationshipView view(Caller caller, Relationship relationship) {
        return RelationshipView.of(relationship, caller, config.agreementVisibilityDelay());
    }

    private static Refusal notInState(Relationship relationship, String action, String message) {
        var until = relationship.until();
        var since = until == null ? relationship.since() : until;
        var violation = Violation.of(null, "ACTION_NOT_ALLOWED_IN_STATE", message)
                .with(Remedy.of("CALLER", "Do one of allowedActions."));
        return new Refusal(Refusal.Kind.CONFLICT, violation.code(), message, List.of(violation))
                .with("action", action)
                .with("state", relationship.state())
                .with("stateSince", since);
    }

    private static Refusal unknown(UUID id) {
        return Refusal.unknown("relationship", id);
    }
}
