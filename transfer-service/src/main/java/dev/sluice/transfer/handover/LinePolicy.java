package dev.sluice.transfer.handover;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import dev.sluice.transfer.exclusivity.OpenFlow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * May these subscriptions go over? Pure: everything it looks at is in what it is asked.
 *
 * @param limit how many a transfer takes, add-ons not counted
 */
record LinePolicy(int limit) {

    static final String NOT_ACTIVE = "SUBSCRIPTION_NOT_ACTIVE";
    static final String INVALID_SUBSCRIPTION = "800078";
    private static final String NOT_POSSIBLE = "900400";
    static final String IN_PROGRESS = "900101";

    /**
     * @param known those that there are and their add-ons, by id
     * @param open what moves them at the moment, this transfer left out
     */
    record Asked(
            TransferModel model,
            UUID customer,
            UUID source,
            List<LineEntry> wanted,
            Map<String, Transferable> known,
            Map<String, OpenFlow> open) {

        private boolean names(String id) {
            return wanted.stream().anyMatch(line -> line.id().equals(id));
        }

        /** What travels with something else that is named is not counted. */
        private boolean isCounted(LineEntry line) {
            var subscription = known.get(line.id());
            return subscription == null || subscription.bases(known).stream().noneMatch(this::names);
        }
    }

    /** Every reason against each of them, in their order. */
    List<Objection> objections(Asked asked) {
        var found = new ArrayList<Objection>();
        var count = asked.wanted().stream().filter(asked::isCounted).count();
        if (count > limit) {
            found.add(refused(
                    NOT_POSSIBLE,
                    "/lineItems",
                    "TOO_MANY_LINE_ITEMS",
                    "A transfer takes at most %d subscriptions, this names %d.".formatted(limit, count),
                    "Split it into several transfers."));
        }
        for (var i = 0; i < asked.wanted().size(); i++) {
            found.addAll(ofLine(asked, i));
        }
        return List.copyOf(found);
    }

    private static List<Objection> ofLine(Asked asked, int i) {
        var line = asked.wanted().get(i);
        var at = "/lineItems/%d/subscriptionId".formatted(i);
        var known = asked.known().get(line.id());
        if (known == null || !known.belongsTo(asked.customer(), asked.source())) {
            return List.of(refused(
                    INVALID_SUBSCRIPTION,
                    at,
                    "LINE_ITEM_UNKNOWN",
                    "The source has no subscription %s of the customer.".formatted(line.id()),
                    "Choose from GET /v1/transfers/eligibility."));
        }
        var found = new ArrayList<Objection>();
        if (asked.wanted().stream().limit(i).anyMatch(earlier -> earlier.id().equals(line.id()))) {
            found.add(refused(
                    null, at, "LINE_ITEM_TWICE", "%s stands there twice.".formatted(line.id()), "Name it once."));
        }
        if (!line.describes(known)) {
            found.add(refused(
                    null,
                    at,
                    "LINE_ITEM_CHANGED",
                    "Subscription %s has %d licences, billed %s; it goes over as a whole."
                            .formatted(
                                    line.id(),
                                    known.quantity(),
                                    known.plan().billingCycle().spelling()),
                    "Leave quantity and billingCycle out, or name what is."));
        }
        found.addAll(ofSubscription(asked, known, at));
        return found;
    }

    /** Of what is chosen and of everything that would have to travel with it. */
    private static List<Objection> ofSubscription(Asked asked, Transferable known, String at) {
        var found = new ArrayList<Objection>();
        if (known.model() != asked.model()) {
            found.add(refused(
                    INVALID_SUBSCRIPTION,
                    at,
                    "LINE_ITEM_OF_OTHER_MODEL",
                    "Subscription %s goes over by a transfer of the model %s."
                            .formatted(known.subscriptionId(), known.model()),
                    "Use the other model."));
        }
        var base = known.baseSubscriptionId();
        if (base != null && known.bases(asked.known()).stream().noneMatch(asked::names)) {
            found.add(refused(
                    INVALID_SUBSCRIPTION,
                    at,
                    "ADD_ON_WITHOUT_BASE",
                    "Subscription %s adds to %s and travels with it.".formatted(known.subscriptionId(), base),
                    "Name its base instead."));
        }
        ofState(asked, known, at, found);
        asked.known().values().stream()
                .filter(other -> other.travelsWith(known.subscriptionId(), asked.known()))
                .filter(other -> !asked.names(other.subscriptionId()))
                .forEach(other -> ofState(asked, other, at, found));
        return found;
    }

    private static void ofState(Asked asked, Transferable known, String at, List<Objection> found) {
        if (!known.isActive()) {
            found.add(refused(
                    INVALID_SUBSCRIPTION,
                    at,
                    NOT_ACTIVE,
                    notActive(known),
                    "Choose subscriptions that are Active, or have this one activated first."));
        }
        var flow = asked.open().get(known.subscriptionId());
        if (flow != null) {
            var violation = Violation.of(at, "SUBSCRIPTION_BEING_PROCESSED", taken(flow))
                    .with(Remedy.of("PARTNER", "Wait until that is over, or call it off."));
            found.add(new Objection(Refusal.Kind.CONFLICT, IN_PROGRESS, violation));
        }
    }

    private static String taken(OpenFlow flow) {
        return switch (flow.flow()) {
            case PARTNER_TRANSFER ->
                "Subscription: %s: subscription is already part of another transfer request id : %s"
                        .formatted(flow.subscriptionId(), flow.id());
            case MIGRATION, MIGRATION_SCHEDULE ->
                "Subscription: %s: subscription is already part of a migration: %s"
                        .formatted(flow.subscriptionId(), flow.id());
        };
    }

    static String notActive(Transferable known) {
        return "Subscription: %s is in state: %s"
                .formatted(known.subscriptionId(), known.status().spelling());
    }

    private static Objection refused(
            @Nullable String realCode, String pointer, String code, String message, String help) {
        var violation = Violation.of(pointer, code, message).with(Remedy.of("PARTNER", help));
        return new Objection(Refusal.Kind.REFUSED, realCode, violation);
    }
}
