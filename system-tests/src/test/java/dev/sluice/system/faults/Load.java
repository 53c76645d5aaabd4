package dev.sluice.system.faults;

import static org.awaitility.Awaitility.await;

import dev.sluice.stack.process.Deadline;
import dev.sluice.system.ChangeRequest;
import dev.sluice.system.Customer;
import dev.sluice.system.Partner;
import dev.sluice.system.Reply;
import dev.sluice.system.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Changes of partner at a steady rate, whatever becomes of those before. Each call is repeated under its key until the answer
 * is clear, as a careful client does.
 */
final class Load implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);
    private static final int NOTHING_ELSE = 0;
    private static final int KNOWN_ALREADY = 428;
    private static final Duration LONGEST_FLOW = Duration.ofMinutes(6);

    private final Suite suite;
    private final Customer customer;
    private final Partner newPartner;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService flows = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger started = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger repeats = new AtomicInteger();
    private final Queue<Books.Act> answered = new ConcurrentLinkedQueue<>();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();

    private Load(Suite suite, Customer customer, Partner newPartner) {
        this.suite = suite;
        this.customer = customer;
        this.newPartner = newPartner;
    }

    static Load of(Suite suite) {
        var customer = suite.customerOf(suite.partner("Fjord Cloud"), "Delta Waterwerken");
        return new Load(suite, customer, suite.partner("Noordzee Licenties").listening());
    }

    void start(int perSecond) {
        timer.scheduleAtFixedRate(this::startFlow, 0, 1_000_000 / perSecond, TimeUnit.MICROSECONDS);
    }

    private void startFlow() {
        var number = started.getAndIncrement();
        flows.submit(() -> {
            try {
                flow(number);
            } catch (RuntimeException | AssertionError failure) {
                refused.add(number + ": " + failure);
            }
        });
    }

    /** Of twenty, fourteen are accepted, four called off, two left open. */
    private void flow(int number) {
        var licence = licence(number);
        var request = submit(licence, LONGEST_PAUSE);
        if (number % 20 < 14) {
            accept(request, licence);
        } else if (number % 20 < 18) {
            callOff(request, licence);
        }
    }

    /** Submits a change now, asking again at once and often; returns when it is taken. */
    ChangeRequest oneMore() {
        return submit(licence(started.getAndIncrement()), FIRST_PAUSE);
    }

    private String licence(int number) {
        return "%s-%05d".formatted(customer.tenant().substring(0, 8), number);
    }

    private ChangeRequest submit(String licence, Duration longestPause) {
        untilClear(() -> suite.registry().triesToRegisterAgreement(licence, customer), KNOWN_ALREADY, longestPause);
        var key = newKey();
        var request = customer.asked(
                untilClear(() -> customer.triesToMove(List.of(licence), newPartner, key), NOTHING_ELSE, longestPause));
        answered.add(new Books.Act(request.id(), licence, "requested"));
        return request;
    }

    private void accept(ChangeRequest request, String licence) {
        var key = newKey();
        untilClear(() -> newPartner.triesToAccept(request, key), NOTHING_ELSE, LONGEST_PAUSE);
        answered.add(new Books.Act(request.id(), licence, "accepted"));
    }

    private void callOff(ChangeRequest request, String licence) {
        var key = newKey();
        untilClear(() -> customer.triesToCancel(request, List.of(licence), key), NOTHING_ELSE, LONGEST_PAUSE);
        answered.add(new Books.Act(request.id(), licence, "cancel-requested"));
    }

    private static Map<String, String> newKey() {
        return Map.of("Idempotency-Key", UUID.randomUUID().toString());
    }

    private Reply untilClear(Supplier<Reply> call, int alsoFine, Duration longestPause) {
        var deadline = Deadline.in(PATIENCE);
        var pause = FIRST_PAUSE;
        var last = "none";
        calls.incrementAndGet();
        while (!deadline.isOver()) {
            try {
                var reply = call.get();
                if (reply.isSuccess() || reply.status() == alsoFine) {
                    return reply;
                }
                if (isClear(reply)) {
                    throw new AssertionError(
                            "%s was refused: %d %s".formatted(reply.call(), reply.status(), reply.body()));
                }
                last = "%s: %d %s".formatted(reply.call(), reply.status(), reply.code());
            } catch (UncheckedIOException unknown) {
                // Nobody knows whether it was done: the key makes asking again safe.
                last = String.valueOf(unknown.getMessage());
            }
            repeats.incrementAndGet();
            pause(deadline, pause);
            pause = longer(pause, longestPause);
        }
        throw new AssertionError("no clear answer within %s, the last one: %s".formatted(PATIENCE, last));
    }

    private static boolean isClear(Reply reply) {
        return reply.status() < 500 && reply.status() != 429 && !reply.code().equals("IDEMPOTENCY_KEY_IN_FLIGHT");
    }

    /** Ever longer, and not all at the same time: who comes back from the dead should not meet everybody at the door. */
    private static Duration longer(Duration pause, Duration longest) {
        var doubled =
                pause.multipliedBy(2).plusMillis(ThreadLocalRandom.current().nextInt(250));
        return doubled.compareTo(longest) > 0 ? longest : doubled;
    }

    private static void pause(Deadline deadline, Duration length) {
        try {
            deadline.pause(length);
        } catch (IOException interruption) {
            throw new UncheckedIOException(interruption);
        }
    }

    /** Starts nothing more and waits until everything that was started has its answer. */
    @Override
    public void close() {
        timer.close();
        flows.shutdown();
        try {
            if (!flows.awaitTermination(LONGEST_FLOW.toMillis(), TimeUnit.MILLISECONDS)) {
                refused.add("some flows have not ended after " + LONGEST_FLOW);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when so many more were answered: the services are at work. */
    void awaitAnswers(int more) {
        var before = answered.size();
        await(more + " more answers").atMost(PATIENCE).until(() -> answered.size() >= before + more);
    }

    int calls() {
        return calls.get();
    }

    int repeats() {
        return repeats.get();
    }

    long answered(String kind) {
        return answered.stream().filter(act -> act.kind().equals(kind)).count();
    }

    List<Books.Act> answered() {
        return List.copyOf(answered);
    }

    /** Calls that should have gone through. */
    List<String> refused() {
        return List.copyOf(refused);
    }

    Partner newPartner() {
        return newPartner;
    }

    Customer customer() {
        return customer;
    }
}
