package dev.sluice.attribution.competency;

import dev.sluice.attribution.revenue.DashboardDesk;
import dev.sluice.attribution.revenue.DashboardFilter;
import dev.sluice.attribution.revenue.DashboardRow;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How far a partner's group is with the goals of the day: the revenue of every recognised association, each amount once. */
@ApplicationScoped
@Transactional
public class GoalDesk {

    private static final DashboardFilter ALL =
            new DashboardFilter(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

    private final Goals goals;
    private final DashboardDesk dashboard;
    private final BusinessClock clock;

    GoalDesk(Goals goals, DashboardDesk dashboard, BusinessClock clock) {
        this.goals = goals;
        this.dashboard = dashboard;
        this.clock = clock;
    }

    /**
     * A goal and what was reached of it up to the day's month, in US dollars.
     *
     * @param sources by type of association; they add up to {@code attained}
     */
    public record Progress(
            String competency, String period, BigDecimal goal, BigDecimal attained, Map<String, BigDecimal> sources) {}

    /** @throws dev.sluice.platform.problem.Refusal 404 to who does not belong to the group */
    public List<Progress> progress(Caller caller, UUID partner, @Nullable LocalDate asOf) {
        var day = asOf == null ? LocalDate.ofInstant(clock.now(), ZoneOffset.UTC) : asOf;
        var last = YearMonth.from(day);
        var asked = goals.of(last);
        var first =
                asked.stream().map(Goal::firstMonth).min(YearMonth::compareTo).orElse(last);
        var rows = Stream.iterate(first, month -> !month.isAfter(last), month -> month.plusMonths(1))
                .flatMap(month -> dashboard.rows(caller, partner, month, ALL).stream())
                .filter(row -> !row.isDuplicateRowForPga() && row.usd() != null)
                .toList();
        return asked.stream().map(goal -> progress(goal, rows)).toList();
    }

    private static Progress progress(Goal goal, List<DashboardRow> rows) {
        var sources = new TreeMap<String, BigDecimal>();
        rows.stream()
                .filter(row -> goal.counts(row.month(), row.solutionArea()))
                .forEach(row -> sources.merge(row.attribution(), Objects.requireNonNull(row.usd()), BigDecimal::add));
        var attained = sources.values().stream().reduce(new BigDecimal("0.00"), BigDecimal::add);
        return new Progress(goal.competency(), goal.period(), goal.goal(), attained, sources);
    }
}
