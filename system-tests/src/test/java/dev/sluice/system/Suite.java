package dev.sluice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.stack.Root;
import dev.sluice.stack.clock.ClockSession;
import dev.sluice.stack.events.EventLog;
import dev.sluice.stack.events.SuiteEvent;
import dev.sluice.stack.http.ServiceClient;
import dev.sluice.stack.issuer.Caller;
import dev.sluice.stack.issuer.TenantType;
import dev.sluice.stack.issuer.Tokens;
import dev.sluice.stack.kafka.Topics;
import dev.sluice.stack.launch.LocalStack;
import dev.sluice.stack.launch.Plan;
import dev.sluice.stack.launch.Progress;
import dev.sluice.stack.process.Folders;
import dev.sluice.stack.process.Logging;
import dev.sluice.stack.receiver.OwnReceiver;
import dev.sluice.stack.seed.Seeding;
import dev.sluice.stack.services.Service;
import dev.sluice.stack.state.Lines;
import dev.sluice.stack.state.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/** The running suite: one for all tests of a JVM. Only this class knows ports, processes, databases and topics. */
public final class Suite {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Queue<Throwable> UNCAUGHT = new ConcurrentLinkedQueue<>();

    private final Path root;
    private final StateFolder state;
    private final LocalStack stack;
    private final HttpClient http = ServiceClient.newHttp();
    private final Operator registry;

    private Suite(Path root, StateFolder state, LocalStack stack) throws IOException {
        this.root = root;
        this.state = state;
        this.stack = stack;
        this.registry = new Operator(voice(Caller.operator("registry", "operations", "platform")));
    }

    private static final class Running {

        static final Suite SUITE = start();
    }

    public static Suite running() {
        return Running.SUITE;
    }

    private static Suite start() {
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> note(failure));
        Logging.atLeast(Level.SEVERE);
        var root = Root.find();
        var state = new StateFolder(root.resolve("system-tests/target/stack"));
        try {
            Folders.delete(state.path());
            var progress = new Progress();
            var stack = new LocalStack(root, state, Plan.onFreePorts(), progress);
            Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
            stack.start();
            progress.close();
            return new Suite(root, state, stack);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A thread of the mailbox whose client was killed ends with an error: that is what was wanted. */
    private static void note(Throwable failure) {
        var ofMailbox = Stream.of(failure.getStackTrace())
                .anyMatch(frame -> frame.getClassName().startsWith("com.icegreen.greenmail"));
        if (!ofMailbox) {
            UNCAUGHT.add(failure);
        }
    }

    /** What ended a thread of the stack, the receiver or a load. */
    public static List<Throwable> uncaught() {
        return List.copyOf(UNCAUGHT);
    }

    /** Services learn from each other by messages: what holds soon. */
    public static void eventually(ThrowingRunnable assertion) {
        assertThat(uncaught()).isEmpty();
        await().atMost(PATIENCE).pollInterval(LOOK_EVERY).untilAsserted(assertion);
    }

    public Partner partner(String name) {
        var tenant = UUID.randomUUID().toString();
        var pcn = "P" + tenant.substring(0, 7).toUpperCase(Locale.ROOT);
        var email = "anna@p%s.example".formatted(tenant.substring(0, 8));
        registry.registerPartner(tenant, name, pcn);
        registry.registerSubmitter(tenant, email);
        return new Partner(this, name, tenant, pcn, email, partnerVoice(tenant, email));
    }

    public Customer customerOf(Partner partner, String name) {
        var tenant = UUID.randomUUID().toString();
        var email = "eva@c%s.example".formatted(tenant.substring(0, 8));
        registry.registerCustomer(tenant, name);
        var voice = voice(Caller.of(TenantType.CUSTOMER, tenant, email, "enterprise-admin", "global-admin"));
        return new Customer(this, name, tenant, partner, email, voice, List.of());
    }

    /** Somebody independent of all partners, whom nobody has to register. */
    public Adviser adviser() {
        var tenant = UUID.randomUUID().toString();
        return new Adviser(tenant, voice(Caller.of(TenantType.ADVISER, tenant, "ada@advice.example", "adviser")));
    }

    public Operator registry() {
        return registry;
    }

    public Voice partnerVoice(String tenant, String email) {
        return voice(
                Caller.of(TenantType.PARTNER, tenant, email, "contract-submitter", "admin-agent", "integration-admin"));
    }

    public Voice voice(Caller caller) {
        try {
            return voice(stack.issuer().tokens().issue(caller));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public Voice voice(String token) {
        return new Voice(http, service -> stack.service(service).address(), token);
    }

    public Tokens tokens() {
        return stack.issuer().tokens();
    }

    /** As the service itself describes its API. */
    public JsonNode openApi(Service service) {
        return voice("").get(service, "/q/openapi?format=json").requireSuccess();
    }

    /** Moves the business clocks of all services as one, and lets everything that falls due on the way happen. */
    public void advance(Duration amount) {
        try (var session = clock()) {
            session.clock().advanceBy(amount);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The day by the business clock. */
    public LocalDate businessDay() {
        return LocalDate.ofInstant(registry().businessNow(), ZoneOffset.UTC);
    }

    /** Moves them up to an instant that is still to come. */
    public void advanceTo(Instant instant) {
        advance(Duration.between(registry().businessNow(), instant));
    }

    /** Returns when everything that was said has been heard. */
    public void awaitQuiet() {
        try (var session = clock()) {
            session.clock().awaitQuiet();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A new one each time: its connections do not survive the faults that tests make. */
    private ClockSession clock() throws IOException {
        return ClockSession.open(
                root, stack.description(), stack.secrets(), stack.issuer().tokens(), _ -> {});
    }

    /** Fills it as {@code ./sluice seed} does. */
    Seeding.Seeded seed(int customers, long seed) {
        var clients = new EnumMap<Service, ServiceClient>(Service.class);
        for (var service : Service.values()) {
            clients.put(service, ServiceClient.of(http, stack.service(service).address()));
        }
        try (var session = clock()) {
            return new Seeding(clients, tokens(), session.clock(), _ -> {}).seed(customers, seed);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Everything on all topics; of one subject in the order of its topic, and repeated where it was sent again. */
    public List<SuiteEvent> events() {
        try {
            return new EventLog(stack.kafka().address(), Topics.of(root).names()).readByPartition();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public Connection database(Service service) throws SQLException {
        return stack.secrets().database(service).connect();
    }

    /** Where the broker listens. */
    public String broker() {
        return stack.kafka().address();
    }

    /** Somebody's own, which can be down. */
    OwnReceiver ownReceiver(String name) {
        try {
            return OwnReceiver.start(state.path().resolve(name + ".jsonl"), Clock.systemUTC());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public Faults faults() {
        return new Faults(stack, http);
    }

    String receiver(String path) {
        return stack.receiver().address() + path;
    }

    void trust(String path, String secret) {
        stack.receiver().trust(path, secret);
    }

    public List<JsonNode> webhooks(String path) {
        return lines(state.receiver()).stream()
                .filter(receipt -> receipt.path("path").asText().equals(path))
                .toList();
    }

    List<JsonNode> mails(String email) {
        return lines(state.mailbox()).stream()
                .filter(mail -> mail.path("to").toString().contains(email))
                .toList();
    }

    private static List<JsonNode> lines(Path file) {
        try {
            return new Lines(file).read();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
