package dev.sluice.platform.outbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Events that were handed to the producer and whose rows are still there, oldest first. */
final class InFlight {

    /** An event with the broker's answer. */
    record Sent(OutboxRow row, Future<RecordMetadata> answer) {

        boolean isRefused() {
            return answer.state() == Future.State.FAILED;
        }

        boolean isAcknowledged() {
            return answer.state() == Future.State.SUCCESS;
        }
    }

    private static final int MOST = 4_000;
    private static final long MOST_BYTES = 32L * 1024 * 1024;

    private final Queue<Sent> sent = new ArrayDeque<>();
    private final int[] perShard = new int[Outbox.SHARDS];
    private long bytes;

    void add(OutboxRow row, Future<RecordMetadata> answer) {
        sent.add(new Sent(row, answer));
        perShard[row.shard()]++;
        bytes += row.size();
    }

    /** Whether the broker should acknowledge some before more are read. */
    boolean isFull() {
        return sent.size() >= MOST || bytes >= MOST_BYTES;
    }

    boolean isEmpty() {
        return sent.isEmpty();
    }

    boolean holdsAnyOf(int shard) {
        return perShard[shard] > 0;
    }

    /** Whether the broker answers the oldest within that time. */
    boolean awaitOldest(Duration patience) throws InterruptedException {
        try {
            sent.element().answer().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException _) {
            return true; // an answer as well
        }
    }

    /** The oldest event that the broker did not take. */
    Optional<Sent> refused() {
        return sent.stream().filter(Sent::isRefused).findFirst();
    }

    /** Takes out what the broker has by now. */
    List<OutboxRow> takeAcknowledged() {
        var acknowledged = new ArrayList<OutboxRow>();
        sent.removeIf(each -> each.isAcknowledged() && acknowledged.add(each.row()));
        acknowledged.forEach(this::settled);
        return acknowledged;
    }

    /** Takes out one that the broker will never have. */
    void forget(Sent refused) {
        sent.remove(refused);
        settled(refused.row());
    }

    private void settled(OutboxRow row) {
        perShard[row.shard()]--;
        bytes -= row.size();
    }

    static IllegalStateException refusal(Throwable reason) {
        return new IllegalStateException("the broker refused an event: " + reason, reason);
    }
}
