package dev.sluice.notification.topic;

import dev.sluice.platform.problem.ConstraintNames;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** What the database keeps of the rules of partners' topics. */
@ApplicationScoped
class TopicConstraints implements ConstraintNames {

    @Override
    public Map<String, String> conflicts() {
        return Map.of("kafka_subscription_of_tenant", "KAFKA_SUBSCRIPTION_EXISTS");
    }
}
