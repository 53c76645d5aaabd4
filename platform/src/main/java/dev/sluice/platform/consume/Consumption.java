package dev.sluice.platform.consume;

import dev.sluice.platform.correlation.Tracing;
import dev.sluice.platform.failpoint.FailPoint;
import dev.sluice.platform.inbox.Inbox;
import dev.sluice.platform.problem.DatabaseFaults;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import jakarta.transaction.TransactionalException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * Applies what a poll brought: one transaction a partition; when it fails for a reason of the records' own, halves it down
 * to the record that is to blame. Undecodable: dead letter. Refused for good: its key is parked. Infrastructure: wait and
 * try again, for ever, without losing the place.
 */
@ApplicationScoped
public class Consumption {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int TRANSACTION_SECONDS = 60;

    private final EventReader reader;
    private final Inbox inbox;
    private final ParkedKeys parkedKeys;
    private final DeadLetters deadLetters;
    private final ConfirmedOffsets offsets;
    private final Tracing tracing;
    private final CountDownLatch stopping = new CountDownLatch(1);

    Consumption(
            EventReader reader,
            Inbox inbox,
            ParkedKeys parkedKeys,
            DeadLetters deadLetters,
            ConfirmedOffsets offsets,
            Tracing tracing) {
        this.offsets = offsets;
        this.tracing = tracing;
        this.reader = reader;
        this.inbox = inbox;
        this.parkedKeys = parkedKeys;
        this.deadLetters = deadLetters;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    /** Returns when every record was applied, parked or laid aside; throws only when the service is stopping. */
    public void take(EventConsumer consumer, ConsumerRecords<byte[], byte[]> polled) {
        for (var partition : polled.partitions()) {
            var records = polled.records(partition);
            apply(consumer, records);
            offsets.read(partition, records.getLast().offset());
        }
    }

    private void apply(EventConsumer consumer, List<ConsumerRecord<byte[], byte[]>> records) {
        try {
            patiently(() -> applyAll(consumer, records));
        } catch (RecordsRefused refused) {
            if (records.size() > 1) {
                var half = records.size() / 2;
                apply(consumer, records.subList(0, half));
                apply(consumer, records.subList(half, records.size()));
            } else {
                layAsideInTheEnd(consumer, records.getFirst(), refused.reason());
            }
        }
    }

    private void applyAll(EventConsumer consumer, List<ConsumerRecord<byte[], byte[]>> records) {
        var parked = parkedKeys.of(consumer.name(), records);
        var events = new ArrayList<IncomingEvent>();
        for (var record : records) {
            if (parked.contains(ParkedKeys.keyOf(record))) {
                parkedKeys.park(consumer.name(), record, "waits behind an earlier record");
            } else {
                decode(consumer, record).ifPresent(events::add);
            }
        }
        deliver(consumer, events);
        FailPoint.reached("consume.before-commit");
    }

    private Optional<IncomingEvent> decode(EventConsumer consumer, ConsumerRecord<byte[], byte[]> record) {
        try {
            return Optional.of(reader.read(record));
        } catch (Undecodable e) {
            deadLetter(consumer, record, e);
            return Optional.empty();
        }
    }

    /** Gives a record that was laid aside to its consumer again, in the caller's transaction; throws what it throws. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void applyAgain(EventConsumer consumer, ConsumerRecord<byte[], byte[]> record) {
        deliver(consumer, List.of(reader.read(record)));
    }

    /** Events of one transaction are applied, or fail, together: their steps take as long as it. */
    private void deliver(EventConsumer consumer, List<IncomingEvent> events) {
        var received = events.stream()
                .map(event -> Received.by(consumer, event, tracing))
                .toList();
        try {
            consumer.before(events);
            received.forEach(each -> deliver(consumer, each));
        } catch (RuntimeException e) {
            received.forEach(each -> Tracing.failed(each.step(), e));
            throw e;
        } finally {
            received.forEach(each -> each.step().end());
        }
    }

    private void deliver(EventConsumer consumer, Received received) {
        var event = received.event();
        received.flow().during(() -> {
            if (!consumer.usesInbox()
                    || inbox.accepts(consumer.name(), event.source(), event.subject(), event.sequence())) {
                consumer.on(event);
            }
            return true;
        });
    }

    /** The channel would end with what leaves here, and nobody would hear of it: it waits instead, loudly. */
    private void layAsideInTheEnd(
            EventConsumer consumer, ConsumerRecord<byte[], byte[]> record, RuntimeException reason) {
        while (true) {
            try {
                patiently(() -> layAside(consumer, record, reason));
                return;
            } catch (RecordsRefused failed) {
                Log.errorf(
                        failed.reason(),
                        "%s cannot lay %s-%d@%d aside and waits",
                        consumer.name(),
                        record.topic(),
                        record.partition(),
                        record.offset());
                waitOrStop(LONGEST_PAUSE);
            }
        }
    }

    private void layAside(EventConsumer consumer, ConsumerRecord<byte[], byte[]> record, RuntimeException reason) {
        if (reason instanceof Undecodable) {
            deadLetter(consumer, record, reason);
        } else {
            Log.errorf(reason, "key parked by %s at %s-%d", consumer.name(), record.topic(), record.offset());
            parkedKeys.park(consumer.name(), record, String.valueOf(reason));
        }
    }

    private void deadLetter(EventConsumer consumer, ConsumerRecord<byte[], byte[]> record, RuntimeException reason) {
        Log.warnf(
                "dead letter of %s at %s-%d: %s",
                consumer.name(), record.topic(), record.offset(), reason.getMessage());
        deadLetters.add(consumer.name(), record, String.valueOf(reason.getMessage()));
    }

    private void patiently(Runnable work) {
        var pause = FIRST_PAUSE;
        while (true) {
            try {
                QuarkusTransaction.requiringNew().timeout(TRANSACTION_SECONDS).run(work);
                FailPoint.reached("consume.after-commit");
                return;
            } catch (RuntimeException e) {
                if (!isInfrastructure(e)) {
                    throw new RecordsRefused(e);
                }
                Log.warnf("consuming waits %s: %s", pause, e.getMessage());
                waitOrStop(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            }
        }
    }

    private void waitOrStop(Duration pause) {
        try {
            if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("stopping; the records will be read again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopping; the records will be read again", e);
        }
    }

    /** Whatever the transaction manager itself could not do is the infrastructure's fault, never a record's. */
    private static boolean isInfrastructure(RuntimeException e) {
        return DatabaseFaults.isPassing(e)
                || e instanceof TransactionalException
                || e.getClass().getName().contains("QuarkusTransactionException");
    }

    /** Says that the records themselves are to blame. */
    private static final class RecordsRefused extends RuntimeException {

        private final RuntimeException reason;

        RecordsRefused(RuntimeException reason) {
            super(reason);
            this.reason = reason;
        }

        RuntimeException reason() {
            return reason;
        }
    }
}
