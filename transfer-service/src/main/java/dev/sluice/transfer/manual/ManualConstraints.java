package dev.sluice.transfer.manual;

import dev.sluice.platform.problem.ConstraintNames;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** What the database's backstop means to whoever lost a race. */
@ApplicationScoped
class ManualConstraints implements ConstraintNames {

    @Override
    public Map<String, String> conflicts() {
        return Map.of("manual_transition_open", "TRANSITION_ALREADY_OPEN");
    }
}
