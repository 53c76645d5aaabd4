package dev.sluice.stack.launch;

import dev.sluice.stack.http.ServiceClient;
import dev.sluice.stack.issuer.Issuer;
import dev.sluice.stack.kafka.KafkaServer;
import dev.sluice.stack.kafka.Topics;
import dev.sluice.stack.mailbox.Mailbox;
import dev.sluice.stack.postgres.Database;
import dev.sluice.stack.postgres.PostgresServer;
import dev.sluice.stack.process.Deadline;
import dev.sluice.stack.process.Ports;
import dev.sluice.stack.receiver.Receiver;
import dev.sluice.stack.services.Service;
import dev.sluice.stack.services.ServiceProcess;
import dev.sluice.stack.state.Lines;
import dev.sluice.stack.state.StackDescription;
import dev.sluice.stack.state.StackSecrets;
import dev.sluice.stack.state.StateFolder;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** The whole suite, running. Closing it ends everything that was started, in the opposite order. */
public final class LocalStack implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Path root;
    private final StateFolder state;
    private final Plan plan;
    private final Progress progress;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Map<Service, ServiceProcess> services = new ConcurrentSkipListMap<>();
    private final Restarts restarts = new Restarts(Clock.systemUTC());
    private boolean closed;

    private @Nullable Issuer issuer;
    private @Nullable Receiver receiver;
    private @Nullable PostgresServer postgres;
    private @Nullable KafkaServer kafka;
    private Map<String, Database> databases = Map.of();
    private Map<String, String> environment = Map.of();

    public LocalStack(Path root, StateFolder state, Plan plan, Progress progress) {
        this.root = root;
        this.state = state;
        this.plan = plan;
        this.progress = progress;
    }

    /** Returns when every service is ready; fails with the reason when one is not. */
    public void start() throws IOException {
        state.create();
        var mailPort = Ports.free();
        progress.doing("starting PostgreSQL and Kafka");
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var startingKafka = executor.submit(this::startKafka);
            var startingPostgres = executor.submit(this::startPostgres);
            issuer = opened(Issuer.start(state.issuer()));
            receiver = opened(Receiver.start(Ports.free(), new Lines(state.receiver()), Clock.systemUTC()));
            opened(Mailbox.start(mailPort, new Lines(state.mailbox()), Clock.systemUTC()));
            kafka = result(startingKafka);
            postgres = result(startingPostgres);
        }
        environment = new ServiceEnvironment(plan, kafka.address(), issuer.address(), mailPort).variables(state);
        progress.doing("starting the four services");
        for (var service : Service.values()) {
            startService(service, Map.of());
        }
        awaitReadiness();
    }

    public StackDescription description() {
        var addresses = new LinkedHashMap<String, String>();
        services.forEach((service, process) -> addresses.put(service.key(), process.address()));
        return new StackDescription(
                addresses,
                kafka().address(),
                postgres().address(),
                issuer().address(),
                ProcessHandle.current().pid());
    }

    public StackSecrets secrets() {
        return new StackSecrets(databases, receiver().address());
    }

    public Issuer issuer() {
        return Objects.requireNonNull(issuer);
    }

    public Receiver receiver() {
        return Objects.requireNonNull(receiver);
    }

    /** For whoever tries what the loss of a part does: kills it, and starts it again where it was. */
    public ServiceProcess service(Service service) {
        return Objects.requireNonNull(services.get(service));
    }

    public KafkaServer kafka() {
        return Objects.requireNonNull(kafka);
    }

    public PostgresServer postgres() {
        return Objects.requireNonNull(postgres);
    }

    /**
     * Starts a service that has ended, at the same address, with the same data; returns before it is ready.
     *
     * @param more environment variables beside, or in place of, the usual ones
     */
    public void startAgain(Service service, Map<String, String> more) throws IOException {
        service(service).requireEnded();
        startService(service, more);
    }

    /**
     * Brings back what has ended although nobody asked it to: at the same address, with the same data. What does not start now is
     * tried again at a later call; the rest goes on meanwhile.
     */
    synchronized void restartLost() {
        if (closed) {
            return;
        }
        for (var lost : lost().entrySet()) {
            if (restarts.mayStart(lost.getKey())) {
                progress.say(lost.getKey() + " has ended; starting it again");
                restart(lost.getKey(), lost.getValue());
            }
        }
    }

    private void restart(String part, Restart restart) {
        try {
            restart.run();
        } catch (IOException failure) {
            progress.say("%s did not start, it is tried again: %s".formatted(part, failure.getMessage()));
        }
    }

    private Map<String, Restart> lost() {
        var lost = new HashMap<String, Restart>();
        services.forEach((service, process) -> {
            if (!process.isAlive()) {
                lost.put(service.module(), () -> startService(service, Map.of()));
            }
        });
        if (kafka != null && !kafka.isAlive()) {
            lost.put("Kafka", kafka::start);
        }
        if (postgres != null && !postgres.isAlive()) {
            lost.put("PostgreSQL", postgres::start);
        }
        return lost;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        services.values().forEach(ServiceProcess::end);
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception failure) {
                progress.say("a part of the stack did not end well: " + failure.getMessage());
            }
        }
    }

    private KafkaServer startKafka() throws IOException {
        var server = opened(KafkaServer.start(state.data().resolve("kafka"), Ports.free(), Ports.free()));
        Topics.of(root).create(server.address(), server::requireAlive);
        return server;
    }

    private PostgresServer startPostgres() throws IOException {
        var server = opened(PostgresServer.start(state.data().resolve("postgres"), Ports.free()));
        var created = new LinkedHashMap<String, Database>();
        for (var name : Service.keys()) {
            created.put(name, server.database(name));
        }
        databases = created;
        return server;
    }

    private void startService(Service service, Map<String, String> more) throws IOException {
        var variables = new HashMap<>(environment);
        var database = Objects.requireNonNull(databases.get(service.key()));
        variables.put("QUARKUS_DATASOURCE_JDBC_URL", database.url());
        variables.put("QUARKUS_DATASOURCE_USERNAME", database.username());
        variables.put("QUARKUS_DATASOURCE_PASSWORD", database.password());
        variables.putAll(more);
        var port = Objects.requireNonNull(plan.ports().get(service));
        var log = state.log(service.key());
        var started = opened(ServiceProcess.start(service, root, log, port, variables, plan.cache()));
        Optional.ofNullable(services.put(service, started)).ifPresent(this::forget);
    }

    private synchronized void forget(AutoCloseable ended) {
        parts.remove(ended);
    }

    private void awaitReadiness() throws IOException {
        var deadline = Deadline.in(PATIENCE);
        try (var http = ServiceClient.newHttp()) {
            for (var process : services.values()) {
                progress.doing("waiting for " + process.service().module());
                awaitReadiness(http, process, deadline);
            }
        }
    }

    private void awaitReadiness(HttpClient http, ServiceProcess process, Deadline deadline) throws IOException {
        var client = ServiceClient.of(http, process.address());
        while (!client.isReady()) {
            for (var each : services.values()) {
                each.requireAlive();
            }
            if (deadline.isOver()) {
                throw new IOException("%s is not ready after %d s; its log: %s"
                        .formatted(
                                process.service().module(),
                                PATIENCE.toSeconds(),
                                state.log(process.service().key())));
            }
            deadline.pause(Duration.ofMillis(200));
        }
    }

    private synchronized <T extends AutoCloseable> T opened(T part) throws IOException {
        if (closed) {
            try {
                part.close();
            } catch (Exception failure) {
                throw new IOException("the stack is ending", failure);
            }
            throw new IOException("the stack is ending");
        }
        parts.push(part);
        return part;
    }

    private static <T> T result(Future<T> future) throws IOException {
        try {
            return future.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IOException(failure.getCause());
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interruption);
        }
    }

    @FunctionalInterface
    private interface Restart {

        void run() throws IOException;
    }
}
