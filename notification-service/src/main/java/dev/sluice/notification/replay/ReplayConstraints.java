package dev.sluice.notification.replay;

import dev.sluice.platform.problem.ConstraintNames;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** What the database keeps of the rules of replays. */
@ApplicationScoped
class ReplayConstraints implements ConstraintNames {

    @Override
    public Map<String, String> conflicts() {
        return Map.of("replay_running", "REPLAY_RUNNING");
    }
}
