package dev.sluice.notification.replay;

import dev.sluice.notification.catalogue.EventTypes;
import dev.sluice.notification.delivery.Dispatcher;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.failpoint.FailPoint;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * One step of a replay in one transaction: what becomes due and how far the replay is are written together, so that a cut
 * anywhere repeats nothing that was committed and leaves nothing out.
 */
@ApplicationScoped
class ReplayRun {

    private final Replays replays;
    private final Dispatcher dispatcher;
    private final ReplayConfig config;
    private final BusinessClock clock;

    ReplayRun(Replays replays, Dispatcher dispatcher, ReplayConfig config, BusinessClock clock) {
        this.replays = replays;
        this.dispatcher = dispatcher;
        this.config = config;
        this.clock = clock;
    }

    /** False when there is nothing to do now. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    boolean step() {
        replays.abandon(clock.now());
        var claimed = replays.claim(config.mostUnderWay());
        return claimed.isPresent() && goOn(claimed.get());
    }

    private boolean goOn(Replays.Claimed replay) {
        var upTo = Math.min(replays.horizon(), replay.until());
        var types = EventTypes.likePatterns(replay.endpointTypes());
        var batch = replays.send(replay, types, upTo, config.batchSize(), clock.now());
        var last = batch.last();
        var reached = batch.taken() == config.batchSize() && last != null ? last : Math.max(upTo, replay.reached());
        replays.advance(replay.id(), reached, batch.taken());
        if (reached >= replay.until()) {
            replays.done(replay.id(), clock.now());
        }
        dispatcher.wakeAfterCommit();
        FailPoint.reached("replay.before-commit");
        return reached > replay.reached();
    }
}
