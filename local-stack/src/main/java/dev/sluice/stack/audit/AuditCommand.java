package dev.sluice.stack.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.stack.Root;
import dev.sluice.stack.events.EventLog;
import dev.sluice.stack.http.ServiceClient;
import dev.sluice.stack.issuer.Caller;
import dev.sluice.stack.issuer.Issuer;
import dev.sluice.stack.process.Deadline;
import dev.sluice.stack.process.Logging;
import dev.sluice.stack.services.Service;
import dev.sluice.stack.state.StackDescription;
import dev.sluice.stack.state.StateFolder;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** Asks every service to check its own chain, and holds the answer against the published heads. */
@Command(name = "audit", description = "Prove the audit chains of the running stack.")
public final class AuditCommand {

    /** A head is published within seconds of its block. */
    private static final Duration PUBLICATION = Duration.ofSeconds(8);

    /** What fits into an address with room to spare. */
    private static final int HEADS_SHOWN = 50;

    @Command(name = "verify", description = "A line per service; ends with 1 when a chain does not hold.")
    int verify() throws IOException {
        Logging.atLeast(Level.SEVERE);
        var state = StateFolder.of(Root.find());
        var stack = StackDescription.read(state);
        var token = Issuer.stored(state.issuer()).issue(Caller.operator("auditor"));
        var allHold = true;
        try (var http = ServiceClient.newHttp()) {
            for (var service : Service.values()) {
                allHold &= answersAndHolds(service, stack, http, token);
            }
        }
        return allHold ? 0 : 1;
    }

    private static boolean answersAndHolds(Service service, StackDescription stack, HttpClient http, String token) {
        try {
            return holds(service, stack, http, token);
        } catch (IOException failure) {
            System.out.printf("%-13s %-9s %s%n", service.key(), "UNKNOWN", failure.getMessage());
            return false;
        }
    }

    private static boolean holds(Service service, StackDescription stack, HttpClient http, String token)
            throws IOException {
        var published = seals(service, stack);
        var path = "/v1/audit-records/verification?"
                + published.latest(HEADS_SHOWN).stream()
                        .map(head -> "head=" + head)
                        .collect(Collectors.joining("&"));
        var verification = ServiceClient.of(http, stack.address(service))
                .get(path, token)
                .requireSuccess()
                .body();
        var findings = findings(verification, published);
        var head = verification.path("head").asText("");
        if (!head.isEmpty() && !isPublished(head, service, stack)) {
            findings.add("its head was never published: " + head);
        }
        print(service, verification, findings);
        return findings.isEmpty();
    }

    private static List<String> findings(JsonNode verification, Seals published) {
        var findings = new ArrayList<String>();
        verification
                .path("findings")
                .forEach(finding -> findings.add(finding.path("code").asText() + " "
                        + finding.path("message").asText()));
        if (findings.isEmpty() && !verification.path("valid").asBoolean()) {
            findings.add("the service says that its chain is not valid");
        }
        findings.addAll(published.findings());
        return findings;
    }

    private static boolean isPublished(String head, Service service, StackDescription stack) throws IOException {
        var deadline = Deadline.in(PUBLICATION);
        while (!seals(service, stack).contain(head)) {
            if (deadline.isOver()) {
                return false;
            }
            deadline.pause(Duration.ofMillis(500));
        }
        return true;
    }

    private static Seals seals(Service service, StackDescription stack) throws IOException {
        var seals = new ArrayList<Seal>();
        for (var event : new EventLog(stack.kafka(), List.of(Seal.TOPIC)).read()) {
            seals.add(Seal.of(event));
        }
        return Seals.of(service.key(), seals);
    }

    private static void print(Service service, JsonNode verification, List<String> findings) {
        System.out.printf(
                "%-13s %-9s %d records in %d blocks, %d not sealed yet, head %s%n",
                service.key(),
                findings.isEmpty() ? "holds" : "BROKEN",
                verification.path("records").asLong(),
                verification.path("blocks").asLong(),
                verification.path("unsealed").asLong(),
                verification.path("head").asText("none"));
        findings.forEach(finding -> System.out.println("              " + finding));
    }
}
