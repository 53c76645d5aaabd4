package dev.sluice.system.strangers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.stack.issuer.Caller;
import dev.sluice.stack.issuer.TenantType;
import dev.sluice.system.Reply;
import dev.sluice.system.Suite;
import dev.sluice.system.Voice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The matrix of X1: every operation of every service, as the services describe themselves. */
@DisplayName("Who does not belong")
class StrangersStory {

    static final Suite suite = Suite.running();
    static final List<Operation> OPERATIONS = Operation.of(suite);
    static final byte[] EMPTY_OBJECT = "{}".getBytes(StandardCharsets.UTF_8);
    static final byte[] NOTHING = new byte[0];
    static final int AT_ONCE = 8;

    /** Ids of somebody else are unknown; a role that may not is told so; what cannot be read is never looked up. */
    static final Set<Integer> CLOSED = Set.of(400, 403, 404, 415);

    /** A tenant reads its own, or what is everybody's, whatever its role is called. */
    static final Set<String> OPEN_TO_ANY_ROLE = Set.of("GET");

    @Test
    void is_let_in_nowhere_with_a_forged_token() throws Exception {
        var calls = new ArrayList<Callable<String>>();
        for (var forgery : Forgery.all(suite.tokens())) {
            var voice = suite.voice(forgery.token());
            for (var operation : OPERATIONS) {
                calls.add(() -> verdict(
                        operation,
                        forgery.what(),
                        ask(voice, operation, operation.withUnknownIds()),
                        StrangersStory::isUnauthenticated));
            }
        }

        assertThat(atOnce(calls)).isEmpty();
        System.out.printf("forged tokens: %d operations, %d calls%n", OPERATIONS.size(), calls.size());
    }

    /** Answers in the vendor's format have the vendor's code in front, and ours among the errors. */
    private static boolean isUnauthenticated(Reply reply) {
        return reply.status() == 401
                && Stream.of(reply.code(), reply.body().at("/errors/0/code").asText())
                        .anyMatch("UNAUTHENTICATED"::equals);
    }

    @Test
    void may_change_nothing_in_a_role_that_no_operation_names() throws Exception {
        var calls = new ArrayList<Callable<String>>();
        for (var type : TenantType.values()) {
            var voice = suite.voice(Caller.of(type, newTenant(), "mallory@else.example", "passer-by"));
            OPERATIONS.stream()
                    .filter(operation -> !OPEN_TO_ANY_ROLE.contains(operation.method()))
                    .forEach(operation -> calls.add(() -> verdict(
                            operation,
                            "a passer-by of a " + type,
                            ask(voice, operation, operation.withUnknownIds()),
                            reply -> CLOSED.contains(reply.status()))));
        }

        assertThat(atOnce(calls)).isEmpty();
        System.out.printf("unknown roles: %d calls%n", calls.size());
    }

    @Test
    void finds_nothing_of_other_tenants_with_every_role_of_its_own() throws Exception {
        var fjord = suite.partner("Fjord Cloud");
        var noordzee = suite.partner("Noordzee Licenties").listening();
        var delta = suite.customerOf(fjord, "Delta Waterwerken").withLicences(1);
        var request = delta.asksToMoveTo(noordzee);
        var theirs = Map.of(
                "/v1/partner-change-requests/{", request.id(),
                "/v1/agreements/{", delta.licences().getFirst(),
                "/v1/webhook-endpoints/{", noordzee.endpoint());
        var calls = new ArrayList<Callable<String>>();
        for (var type : List.of(TenantType.CUSTOMER, TenantType.PARTNER, TenantType.ADVISER)) {
            var voice = suite.voice(Caller.of(
                    type,
                    newTenant(),
                    "mallory@else.example",
                    Roles.ALL.get(type).toArray(String[]::new)));
            theirs.forEach((prefix, id) -> OPERATIONS.stream()
                    .filter(operation -> operation.path().startsWith(prefix))
                    .forEach(operation -> calls.add(() -> verdict(
                            operation,
                            "a stranger, " + type,
                            ask(voice, operation, operation.with(first(id))),
                            reply -> operation.isReading()
                                    ? reply.status() == 404 || reply.status() == 403
                                    : CLOSED.contains(reply.status())))));
        }

        assertThat(calls).hasSizeGreaterThan(60);
        assertThat(atOnce(calls)).isEmpty();
        assertThat(request.states()).isEqualTo(Map.of("IN_PROGRESS", 1));
        System.out.printf("ids of others: %d calls%n", calls.size());
    }

    /** The first parameter of the path is this; whatever follows is nobody's. */
    private static java.util.function.UnaryOperator<String> first(String id) {
        var values = new ArrayList<>(List.of(id));
        return _ -> values.isEmpty() ? UUID.randomUUID().toString() : values.removeFirst();
    }

    private static Reply ask(Voice voice, Operation operation, String path) {
        return voice.send(
                operation.service(),
                operation.method(),
                path,
                "application/json",
                operation.hasBody() ? EMPTY_OBJECT : NOTHING);
    }

    /** Empty when it is as it should be. */
    private static String verdict(Operation operation, String who, Reply reply, Expected expected) {
        var isProblem = reply.header("Content-Type").startsWith("application/problem+json");
        return expected.of(reply) && isProblem
                ? ""
                : "%s: %s got %d %s".formatted(operation.name(), who, reply.status(), reply.body());
    }

    private static Set<String> atOnce(List<Callable<String>> calls) throws InterruptedException, ExecutionException {
        var findings = new TreeSet<String>();
        try (var callers = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var verdict : callers.invokeAll(calls)) {
                Stream.of(verdict.get()).filter(finding -> !finding.isEmpty()).forEach(findings::add);
            }
        }
        return findings;
    }

    private static String newTenant() {
        return UUID.randomUUID().toString();
    }

    @FunctionalInterface
    private interface Expected {

        boolean of(Reply reply);
    }
}
