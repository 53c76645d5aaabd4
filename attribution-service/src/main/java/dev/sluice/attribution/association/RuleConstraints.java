package dev.sluice.attribution.association;

import dev.sluice.platform.problem.ConstraintNames;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** What the database's backstops mean to whoever lost a race. */
@ApplicationScoped
class RuleConstraints implements ConstraintNames {

    @Override
    public Map<String, String> conflicts() {
        return Map.of("rule_set_day", "RULES_DAY_TAKEN");
    }
}
