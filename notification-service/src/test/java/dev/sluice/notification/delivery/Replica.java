package dev.sluice.notification.delivery;

import dev.sluice.notification.sending.WebhooksConfig;
import dev.sluice.platform.correlation.Tracing;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.inject.Vetoed;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Another replica of the service, in as far as it dispatches. It can be killed: from then on nothing of it reaches the database. */
final class Replica {

    final Dispatcher dispatcher;
    private final ResultWriter writer;
    private volatile boolean dead;

    Replica(Parts parts, WebhooksConfig config) {
        this(parts, config, parts.results, claimed -> {});
    }

    /** @param onClaim hears of each claim after it is committed and before the dispatcher does, if at all */
    Replica(Parts parts, WebhooksConfig config, ResultDesk results, Consumer<DeliveryQueue.Claimed> onClaim) {
        var attempts = new Attempts(
                parts.client,
                parts.topics,
                parts.safe,
                parts.uses,
                config,
                parts.json,
                parts.clock,
                parts.realTime,
                Tracing.off());
        dispatcher = new Dispatcher(
                new MortalQueue(parts.database, onClaim),
                new MortalLease(parts.database, config),
                attempts,
                this::writer,
                config,
                parts.clock,
                parts.wakeUps);
        writer = new MortalWriter(parts, results, dispatcher);
    }

    private ResultWriter writer() {
        return writer;
    }

    Replica start() throws SQLException {
        writer.start(null);
        dispatcher.start(null);
        return this;
    }

    void stop() throws SQLException, InterruptedException {
        dispatcher.stop(null);
    }

    void kill() {
        dead = true;
    }

    @Vetoed
    private final class MortalQueue extends DeliveryQueue {

        private final Consumer<Claimed> onClaim;

        MortalQueue(AgroalDataSource database, Consumer<Claimed> onClaim) {
            super(database);
            this.onClaim = onClaim;
        }

        @Override
        Claimed claim(UUID dispatcher, Instant now, List<Asked> asked, int room, int perEndpoint, Duration probe)
                throws SQLException {
            var claimed = dead ? Claimed.NOTHING : super.claim(dispatcher, now, asked, room, perEndpoint, probe);
            onClaim.accept(claimed);
            return claimed;
        }
    }

    @Vetoed
    private final class MortalLease extends Lease {

        MortalLease(AgroalDataSource database, WebhooksConfig config) {
            super(database, config);
        }

        @Override
        void beat(UUID dispatcher, Duration lease) throws SQLException {
            if (!dead) {
                super.beat(dispatcher, lease);
            }
        }
    }

    @Vetoed
    private final class MortalWriter extends ResultWriter {

        MortalWriter(Parts parts, ResultDesk results, Dispatcher dispatcher) {
            super(results, parts.deliveries, parts.steps, dispatcher, parts.clock);
        }

        @Override
        void add(Result result) {
            if (!dead) {
                super.add(result);
            }
        }
    }
}
