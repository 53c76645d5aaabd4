package dev.sluice.system.strangers;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.stack.issuer.Caller;
import dev.sluice.stack.issuer.TenantType;
import dev.sluice.stack.services.Service;
import dev.sluice.system.Reply;
import dev.sluice.system.Suite;
import dev.sluice.system.Voice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** X4, driven by the API documents of the running services. */
@DisplayName("What makes no sense")
class NonsenseStory {

    static final Suite suite = Suite.running();

    static final boolean LONG = Boolean.getBoolean("sluice.long");
    static final int CASES_PER_SERVICE = LONG ? 10_000 : 400;
    static final long SEED = Long.getLong("sluice.seed", 20261123);
    static final int AT_ONCE = 6;

    record Case(Operation operation, TenantType caller, String path, byte[] body) {}

    final Map<TenantType, Voice> callers = Roles.ALL.entrySet().stream()
            .collect(Collectors.toMap(
                    Map.Entry::getKey,
                    roles -> suite.voice(Caller.of(
                            roles.getKey(),
                            UUID.randomUUID().toString(),
                            "mallory@else.example",
                            roles.getValue().toArray(String[]::new)))));

    @Test
    void is_answered_with_a_clear_problem_and_never_a_failure() throws Exception {
        var answers = new ConcurrentLinkedQueue<Integer>();
        var findings = new ConcurrentLinkedQueue<String>();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var each : cases()) {
                threads.submit(() -> {
                    var reply = play(each);
                    answers.add(reply.status());
                    if (!isClear(reply)) {
                        findings.add("%s as %s: %d %s %s"
                                .formatted(
                                        each.operation().name(),
                                        each.caller(),
                                        reply.status(),
                                        reply.body(),
                                        new String(each.body())));
                    }
                    return reply;
                });
            }
        }

        var byStatus = new TreeMap<>(answers.stream().collect(groupingBy(status -> status, counting())));
        System.out.printf("nonsense: seed %d, %d answers %s%n", SEED, answers.size(), byStatus);
        assertThat(new TreeSet<>(findings)).isEmpty();
        assertThat(answers).hasSize(CASES_PER_SERVICE * Service.values().length);
    }

    private static List<Case> cases() {
        var random = new Random(SEED);
        var nonsense = new Nonsense(random);
        var byService = Operation.of(suite).stream().collect(groupingBy(Operation::service));
        var cases = new ArrayList<Case>();
        byService.forEach((_, operations) -> {
            for (int i = 0; i < CASES_PER_SERVICE; i++) {
                cases.add(of(operations.get(i % operations.size()), random, nonsense));
            }
        });
        return cases;
    }

    private static Case of(Operation operation, Random random, Nonsense nonsense) {
        var types = TenantType.values();
        var path = operation.with(_ -> random.nextInt(4) == 0
                ? nonsense.segment()
                : new UUID(random.nextLong(), random.nextLong()).toString());
        var query = operation.isReading() || random.nextInt(4) == 0 ? "?" + nonsense.query() : "";
        var body =
                operation.hasBody() ? nonsense.body(new Sense(operation.document()).of(operation.body())) : new byte[0];
        return new Case(operation, types[random.nextInt(types.length)], path + query, body);
    }

    private Reply play(Case each) {
        return callers.get(each.caller())
                .send(
                        each.operation().service(),
                        each.operation().method(),
                        each.path(),
                        "application/json",
                        each.body());
    }

    /** An answer, or a problem that says what is wrong; overload is put off by the service itself. */
    private static boolean isClear(Reply reply) {
        if (reply.isSuccess()) {
            return true;
        }
        return reply.status() < 500
                && reply.header("Content-Type").startsWith("application/problem+json")
                && !reply.code().isEmpty()
                && !reply.body().path("traceId").asText().isEmpty();
    }
}
