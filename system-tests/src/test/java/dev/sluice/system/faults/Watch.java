package dev.sluice.system.faults;

import dev.sluice.stack.services.Service;
import dev.sluice.system.Reply;
import dev.sluice.system.Suite;
import java.util.EnumMap;
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

    private static final long EVERY_MILLIS = 500;

    private final Suite suite;
    private final Map<Service, String> readings;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService questions = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger putOff = new AtomicInteger();
    private final Queue<String> strange = new ConcurrentLinkedQueue<>();

    private Watch(Suite suite, Map<Service, String> readings) {
        this.suite = suite;
        this.readings = readings;
    }

    static Watch start(Suite suite, Load load) {
        var readings = new EnumMap<Service, String>(Map.of(
                Service.COCP, "/v1/agreements?pageSize=1",
                Service.TRANSFER, "/v1/agreements?pageSize=1",
                Service.ATTRIBUTION, "/v1/associations?pageSize=1",
                Service.NOTIFICATION, "/v1/notices?pageSize=1"));
        var watch = new Watch(suite, readings);
        watch.timer.scheduleAtFixedRate(() -> watch.ask(load), 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        return watch;
    }

    private void ask(Load load) {
        for (var service : Service.values()) {
            ask(load, service, readings.get(service), this::judge);
            ask(load, service, "/q/health/live", this::judgeHealth);
            ask(load, service, "/q/health/ready", this::judgeHealth);
        }
    }

    private void ask(Load load, Service service, String path, Judgement judgement) {
        questions.submit(() -> {
            try {
                judgement.of(service, load.newPartner().voice().get(service, path));
            } catch (RuntimeException failure) {
                strange.add("%s %s: %s".formatted(service, path, failure));
            }
        });
    }

    private void judge(Service service, Reply reply) {
        if (reply.isSuccess()) {
            answered.incrementAndGet();
        } else if (reply.status() == 503 && isProblem(reply) && !reply.header("Retry-After").isEmpty()) {
            putOff.incrementAndGet();
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

    int answered() {
        return answered.get();
    }

    /** Answers 503 that say when to come again. */
    int putOff() {
        return putOff.get();
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
