package dev.sluice.attribution.revenue;

import dev.sluice.attribution.association.RuleSets;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** What a group of partners is credited with as things stand, also of months that are open. */
@ApplicationScoped
@Transactional
public class DashboardDesk {

    private final DashboardRows rows;
    private final RuleSets ruleSets;
    private final BusinessClock clock;

    DashboardDesk(DashboardRows rows, RuleSets ruleSets, BusinessClock clock) {
        this.rows = rows;
        this.ruleSets = ruleSets;
        this.clock = clock;
    }

    /** Of so many months, the present one the last of them. */
    public Dashboard sums(Caller caller, UUID partner, int months, DashboardGroup group, DashboardFilter filter) {
        var together = group(caller, partner);
        var customers = rows.customersOf(together);
        var last = YearMonth.from(clock.now().atOffset(ZoneOffset.UTC));
        var found = IntStream.range(0, months)
                .mapToObj(last::minusMonths)
                .flatMap(month -> of(month, together, customers).stream())
                .filter(filter::shows)
                .toList();
        return Dashboard.of(last.minusMonths(months - 1L), last, group, found);
    }

    public List<DashboardRow> rows(Caller caller, UUID partner, YearMonth month, DashboardFilter filter) {
        var together = group(caller, partner);
        return of(month, together, rows.customersOf(together)).stream()
                .filter(filter::shows)
                .toList();
    }

    private List<DashboardRow> of(YearMonth month, List<UUID> group, List<UUID> customers) {
        var rules = ruleSets.inForceAt(Credited.begin(month));
        return rows.of(new Credited(month, rules, Optional.of(customers)), group);
    }

    /** @throws Refusal 404 to who does not belong to the group */
    private List<UUID> group(Caller caller, UUID partner) {
        var together = rows.group(partner);
        if (together.isEmpty() || !(caller.isOperator() || together.contains(caller.tenant()))) {
            throw Refusal.unknown("partner", partner);
        }
        return together;
    }
}
