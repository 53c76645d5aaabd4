package dev.sluice.transfer.partnercenter;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.offer.Term;
import dev.sluice.transfer.relationship.ServedCustomers;
import dev.sluice.transfer.subscription.Anchors;
import dev.sluice.transfer.subscription.CoTermination;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** On which days a first term may end, by the rules of co-termination. */
@ApplicationScoped
@Transactional
public class TermEnds {

    private final Anchors anchors;
    private final ServedCustomers served;
    private final BusinessClock clock;

    TermEnds(Anchors anchors, ServedCustomers served, BusinessClock clock) {
        this.anchors = anchors;
        this.served = served;
        this.clock = clock;
    }

    /**
     * What is asked.
     *
     * @param start first day of the new subscription; absent: today
     * @param with only the days of this subscription; absent: of all, and the month's end
     */
    public record Asked(
            UUID customer,
            Term term,
            @Nullable LocalDate start,
            @Nullable UUID with) {}

    /**
     * In the order of the days.
     *
     * @throws Refusal 403 for no customer of the caller, 400 for a day that has passed
     */
    public List<WireTermEnd> of(Caller caller, Asked asked) {
        if (served.since(caller.tenant(), asked.customer()).isEmpty()) {
            throw Refusal.forbidden("NO_CUSTOMER_RELATIONSHIP", "The customer has not accepted you.")
                    .with("realCode", "20002");
        }
        var term = new CoTermination(start(asked), asked.term(), List.of());
        var ends = new TreeMap<LocalDate, List<UUID>>();
        for (var each : anchors.named(asked.customer(), caller.tenant())) {
            if (asked.with() == null || asked.with().equals(each.subscriptionId())) {
                term.endsOf(each.anchor())
                        .forEach(day -> ends.computeIfAbsent(day, _ -> new ArrayList<>())
                                .add(each.subscriptionId()));
            }
        }
        var found = new ArrayList<WireTermEnd>();
        if (asked.with() == null) {
            term.monthEnd().map(WireTermEnd::ofMonth).ifPresent(found::add);
        }
        ends.forEach((day, subscriptions) -> found.add(WireTermEnd.of(day, subscriptions)));
        return List.copyOf(found);
    }

    private LocalDate start(Asked asked) {
        var today = LocalDate.ofInstant(clock.now(asked.customer()), ZoneOffset.UTC);
        var start = asked.start() == null ? today : asked.start();
        if (start.isBefore(today)) {
            throw Refusal.malformed("term_start_date", "INVALID_VALUE", "lies before today");
        }
        return start;
    }
}
