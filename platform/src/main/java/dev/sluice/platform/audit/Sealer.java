package dev.sluice.platform.audit;

import dev.sluice.platform.correlation.Correlation;
import dev.sluice.platform.failpoint.FailPoint;
import dev.sluice.platform.outbox.Announced;
import dev.sluice.platform.outbox.Outbox;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Links what was recorded since the last time into the chain, every second of real time, so that no writer ever waits for
 * another. Every replica tries; one at a time succeeds.
 */
@ApplicationScoped
class Sealer {

    /** Bounds a block, so that proving it needs little memory. */
    static final int LARGEST_BLOCK = 10_000;

    private final Chain chain;
    private final Outbox outbox;
    private final Clock realTime;
    private final MeterRegistry metrics;

    Sealer(Chain chain, Outbox outbox, Clock realTime, MeterRegistry metrics) {
        this.chain = chain;
        this.outbox = outbox;
        this.realTime = realTime;
        this.metrics = metrics;
    }

    @Scheduled(every = "${sluice.audit.seal-every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sealAll() {
        Optional<Block> sealed;
        do {
            sealed = seal();
        } while (sealed.filter(block -> block.count() == LARGEST_BLOCK).isPresent());
    }

    /** The next block; none when nothing is unsealed, or another replica is at it. */
    Optional<Block> seal() {
        var sealed = Correlation.begin(null)
                .during(() -> QuarkusTransaction.requiringNew().call(this::sealNext));
        sealed.ifPresent(block -> Log.infof("audit head %s", block.head()));
        return sealed;
    }

    private Optional<Block> sealNext() {
        if (!chain.lock()) {
            return Optional.empty();
        }
        var leaves = chain.takeUnsealed(LARGEST_BLOCK);
        if (leaves.isEmpty()) {
            return Optional.empty();
        }
        var now = realTime.instant();
        var root = MerkleTree.root(leaves.stream().map(Chain.Leaf::digest).toList());
        var block = chain.last().next(root, leaves.size(), now);
        chain.append(block, leaves);
        outbox.publish(AuditSealed.of(block), new Announced(block.head(), 1, null, Set.of(), now));
        measureAge(leaves, now);
        FailPoint.reached("audit.before-commit");
        return Optional.of(block);
    }

    private void measureAge(List<Chain.Leaf> leaves, Instant now) {
        leaves.stream()
                .flatMap(leaf -> leaf.recordedAt().stream())
                .min(Instant::compareTo)
                .ifPresent(oldest -> metrics.timer("sluice.audit.unsealed-age").record(Duration.between(oldest, now)));
    }
}
