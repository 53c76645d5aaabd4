package dev.sluice.transfer.exclusivity;

import dev.sluice.platform.problem.ConstraintNames;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** What the database's backstop means to whoever lost a race. */
@ApplicationScoped
class FlowConstraints implements ConstraintNames {

    @Override
    public Map<String, String> conflicts() {
        return Map.of("open_flow_key", "SUBSCRIPTION_BEING_PROCESSED");
    }
}
