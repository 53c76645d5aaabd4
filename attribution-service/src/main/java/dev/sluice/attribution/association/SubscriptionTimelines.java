package dev.sluice.attribution.association;

import static java.util.Objects.requireNonNullElse;

import dev.sluice.attribution.association.UnitFact.Kind;
import dev.sluice.attribution.subscription.SubscriptionWatcher;
import dev.sluice.attribution.subscription.ToldSubscription;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who transacts a subscription follows from its records; its digital partner of record ends with it. */
@ApplicationScoped
@Priority(2) // what follows from timelines is told after them
class SubscriptionTimelines implements SubscriptionWatcher {

    private final TimelineDesk desk;

    SubscriptionTimelines(TimelineDesk desk) {
        this.desk = desk;
    }

    @Override
    public void before(List<ToldSubscription> transaction) {
        desk.lock(transaction.stream()
                .flatMap(told -> told.subscriptionIds().stream())
                .flatMap(id -> Stream.of(Unit.subscription(id), Unit.digitalPartnerOf(id)))
                .toList());
    }

    @Override
    public void told(ToldSubscription told) {
        var id = told.state().subscriptionId();
        desk.learn(Unit.subscription(id), facts(told), told.eventId());
        desk.learn(Unit.digitalPartnerOf(id), List.of(status(told)), told.eventId());
        for (var predecessor : told.state().predecessors()) {
            var over = List.of(replaced(told));
            desk.learn(Unit.subscription(predecessor), over, told.eventId());
            desk.learn(Unit.digitalPartnerOf(predecessor), over, told.eventId());
        }
    }

    private static List<UnitFact> facts(ToldSubscription told) {
        var state = told.state();
        var facts = new ArrayList<>(List.of(status(told)));
        if (state.partnerTenantId() != null) {
            var since = requireNonNullElse(state.partnerSince(), state.begins());
            facts.add(fact(told, Kind.PARTNER_OF_RECORD, since, state.partnerTenantId()));
        }
        return facts;
    }

    private static UnitFact status(ToldSubscription told) {
        var since = told.state().statusSince();
        var kind = since == null ? Kind.STATUS : Kind.STATUS_SINCE;
        return fact(told, kind, told.state().isOver() ? requireNonNullElse(since, told.time()) : null, null);
    }

    /** Whoever served the one that was replaced serves it no longer, whatever its own record says yet. */
    private static UnitFact replaced(ToldSubscription told) {
        return fact(told, Kind.CHANGE_COMPLETED, told.state().succeeds(), null);
    }

    private static UnitFact fact(
            ToldSubscription told, Kind kind, @Nullable Instant effectiveAt, @Nullable UUID partner) {
        return new UnitFact(
                kind,
                told.source(),
                told.state().subscriptionId(),
                told.sequence(),
                told.state().customerTenantId(),
                effectiveAt,
                partner);
    }
}
