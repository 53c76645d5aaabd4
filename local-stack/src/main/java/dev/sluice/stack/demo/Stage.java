package dev.sluice.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.stack.clock.ClockSession;
import dev.sluice.stack.events.EventLog;
import dev.sluice.stack.events.SuiteEvent;
import dev.sluice.stack.http.ServiceClient;
import dev.sluice.stack.issuer.Caller;
import dev.sluice.stack.kafka.Topics;
import dev.sluice.stack.launch.LocalStack;
import dev.sluice.stack.launch.Progress;
import dev.sluice.stack.process.Deadline;
import dev.sluice.stack.receiver.OwnReceiver;
import dev.sluice.stack.services.Service;
import dev.sluice.stack.state.Lines;
import dev.sluice.stack.state.StateFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The running suite as a journey sees it: parties who call it, a clock that can be moved, and what comes out of it. */
final class Stage implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final LocalStack stack;
    private final StateFolder state;
    private final ClockSession session;
    private final EventLog events;
    private final Map<Service, ServiceClient> clients = new EnumMap<>(Service.class);
    private final Set<String> seen = new HashSet<>();

    Stage(Path root, LocalStack stack, StateFolder state, Progress progress) throws IOException {
        var description = stack.description();
        this.stack = stack;
        this.state = state;
        this.session = ClockSession.open(
                root,
                description,
                stack.secrets(),
                stack.issuer().tokens(),
                step -> progress.say("         clock   " + step));
        this.events = new EventLog(description.kafka(), Topics.of(root).names());
        for (var service : Service.values()) {
            clients.put(service, ServiceClient.of(session.http(), description.address(service)));
        }
    }

    Party party(Caller caller) throws IOException {
        return new Party(clients, stack.issuer().tokens().issue(caller));
    }

    Instant now() throws IOException {
        return session.clock().now();
    }

    void advance(Duration amount) throws IOException {
        session.clock().advanceBy(amount);
    }

    /** Waits until everything that was said has been heard. */
    void settle() throws IOException {
        session.clock().awaitQuiet();
    }

    String receiver(String path) {
        return stack.receiver().address() + path;
    }

    void trust(String path, String secret) {
        stack.receiver().trust(path, secret);
    }

    /** Somebody's own, which can be down. */
    OwnReceiver ownReceiver(String name) throws IOException {
        return OwnReceiver.start(state.path().resolve(name + ".jsonl"), Clock.systemUTC());
    }

    List<JsonNode> webhooks() throws IOException {
        return new Lines(state.receiver()).read();
    }

    List<JsonNode> mails() throws IOException {
        return new Lines(state.mailbox()).read();
    }

    /** The events since the last time, counted by type. */
    Map<String, Integer> newEvents() {
        var counted = new TreeMap<String, Integer>();
        for (SuiteEvent event : events.read()) {
            if (seen.add(event.attribute("source") + event.attribute("id"))) {
                counted.merge(event.type(), 1, Integer::sum);
            }
        }
        return counted;
    }

    int countedEvents() {
        return seen.size();
    }

    /** What a party will see soon: services learn from each other by messages. */
    <T> T eventually(String what, Look<T> look, Check<T> check) throws IOException {
        var deadline = Deadline.in(PATIENCE);
        var found = look.now();
        while (!check.holds(found)) {
            Unexpected.unless(!deadline.isOver(), what, found);
            deadline.pause(LOOK_EVERY);
            found = look.now();
        }
        return found;
    }

    @FunctionalInterface
    interface Look<T> {

        T now() throws IOException;
    }

    @FunctionalInterface
    interface Check<T> {

        boolean holds(T seen);
    }

    @Override
    public void close() throws IOException {
        session.close();
    }
}
