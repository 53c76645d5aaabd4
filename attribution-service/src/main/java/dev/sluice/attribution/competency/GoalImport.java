package dev.sluice.attribution.competency;

import dev.sluice.platform.imports.ImportKind;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Set;

/** {@code competency-goals}: a goal is told once; a file that comes again changes nothing. */
@ApplicationScoped
class GoalImport implements ImportKind<GoalEntry> {

    private final Goals goals;

    GoalImport(Goals goals) {
        this.goals = goals;
    }

    @Override
    public String kind() {
        return "competency-goals";
    }

    @Override
    public Set<String> allowed() {
        return Set.of("OPERATOR:operations");
    }

    @Override
    public Class<GoalEntry> row() {
        return GoalEntry.class;
    }

    @Override
    public void apply(GoalEntry row, Caller caller) {
        row.check();
        if (!goals.add(row)
                && !goals.find(row.competency(), row.period())
                        .filter(known -> same(known, row))
                        .isPresent()) {
            throw Refusal.conflict("GOAL_KNOWN", "Another goal of this competency is known for the period.");
        }
    }

    private static boolean same(Goal known, GoalEntry told) {
        return known.firstMonth().equals(YearMonth.parse(told.firstMonth()))
                && known.lastMonth().equals(YearMonth.parse(told.lastMonth()))
                && known.goal().compareTo(new BigDecimal(told.goal())) == 0
                && known.solutionAreas().equals(told.areas());
    }
}
