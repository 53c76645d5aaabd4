package dev.sluice.notification.replay;

import dev.sluice.notification.endpoint.EndpointOwners;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.progress.OperationSource;
import dev.sluice.platform.progress.OperationStatus;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Replays, as operations. */
@ApplicationScoped
@Transactional
class ReplayOperations implements OperationSource {

    private final Replays replays;
    private final BusinessClock clock;

    ReplayOperations(Replays replays, BusinessClock clock) {
        this.replays = replays;
        this.clock = clock;
    }

    @Override
    public Optional<OperationStatus> find(UUID id, Caller caller) {
        return replays.find(id, caller).map(Replay::status);
    }

    @Override
    public boolean cancel(UUID id, Caller caller) {
        if (!EndpointOwners.include(caller)) {
            throw Refusal.forbidden("ROLE_NOT_ALLOWED", "This is for those who may manage the endpoint.");
        }
        return replays.cancel(id, clock.now());
    }
}
