package dev.sluice.transfer.channel;

import dev.sluice.platform.problem.ConstraintNames;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** What the database's backstops mean to whoever lost a race. */
@ApplicationScoped
class ChannelConstraints implements ConstraintNames {

    @Override
    public Map<String, String> conflicts() {
        return Map.of(
                "channel_transfer_holds", "CLAIMED_BY_OTHER_PARTNER",
                "release_request_once", "RELEASE_ALREADY_REQUESTED");
    }
}
