package dev.sluice.system.faults;

import dev.sluice.stack.services.Service;
import dev.sluice.system.Reply;
import dev.sluice.system.Voice;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks every service twice a second for something and for its health, while a part that they need is away. */
final class Watch implements AutoCloseable {

    static final Duration EVERY = Duration.ofMillis(500);

    private static final Map<Service, String> READINGS = Map.of(
            Service.COCP, "/v1/agreements?pageSize=1",
            Service.TRANSFER, "/v1/agreements?pageSize=1",
            Service.ATTRIBUTION, "/v1/associations?pageSize=1",
            Service.NOTIFICATION, "/v1/notices?pageSize=1");

    private final Voice voice;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService questions = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Service> answered = new ConcurrentLinkedQueue<>();
    private final Queue<String> putOff = new ConcurrentLinkedQueue<>();
    private final AtomicInteger rounds = new AtomicInteger();
    private final Queue<String> strange = new ConcurrentLinkedQueue<>();

    private Watch(Voice voice) {
        this.voice = voice;
    }

    static Watch of(Load load) {
        return new Watch(load.newPartner().voice());
    }

    void start() {
        timer.scheduleAtFixedRate(this::askAll, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void askAll() {
        rounds.incrementAndGet();
        READINGS.forEach((service, path) -> {
            ask(service, path, this::judge);
            ask(service, "/q/health/live", this::judgeHealth);
            ask(service, "/q/health/ready", this::judgeHealth);
        });
    }

    private void ask(Service service, String path, Judgement judgement) {
        questions.submit(() -> {
            try {
                judgement.of(service, voice.get(service, path));
            } catch (RuntimeException failure) {
                strange.add("%s %s: %s".formatted(service, path, failure));
            }
        });
    }

    private void judge(Service service, Reply reply) {
        if (reply.isSuccess()) {
            answered.add(service);
        } else if (reply.status() == 503
                && isProblem(reply)
                && !reply.header("Retry-After").isEmpty()) {
            putOff.add("%s %s".formatted(service, reply.code()));
        } else {
            strange.add("%s %s: %d %s".formatted(service, reply.call(), reply.status(), reply.body()));
        }
    }

    private static boolean isProblem(Reply reply) {
        return reply.header("Content-Type").startsWith("application/problem+json")
                && !reply.code().isEmpty();
    }

    private void judgeHealth(Service service, Reply reply) {
        if (reply.status() != 200) {
            strange.add("%s %s: %d %s".formatted(service, reply.call(), reply.status(), reply.body()));
        }
    }

    /** Who answered, once for each answer. */
    List<Service> answered() {
        return List.copyOf(answered);
    }

    /** Answers 503 that say when to come again: the service and the code of each. */
    List<String> putOff() {
        return List.copyOf(putOff);
    }

    int rounds() {
        return rounds.get();
    }

    /** Everything but an answer, a proper 503, or good health. */
    List<String> strange() {
        return List.copyOf(strange);
    }

    @Override
    public void close() {
        timer.close();
        questions.close();
    }

    @FunctionalInterface
    private interface Judgement {

        void of(Service service, Reply reply);
    }
}
