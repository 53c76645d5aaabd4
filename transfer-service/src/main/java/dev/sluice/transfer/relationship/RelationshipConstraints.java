package dev.sluice.transfer.relationship;

import dev.sluice.platform.problem.ConstraintNames;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** What the database's backstops mean to whoever lost a race. */
@ApplicationScoped
class RelationshipConstraints implements ConstraintNames {

    @Override
    public Map<String, String> conflicts() {
        return Map.of("relationship_once", "CHANGED_MEANWHILE");
    }
}
