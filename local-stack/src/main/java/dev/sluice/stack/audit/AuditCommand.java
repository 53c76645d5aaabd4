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
import picocli.CommandLine.Command;

/** Asks every service to check its own chain, and holds the answer against the published heads. */
@Command(name = "audit", description = "Prove the audit chains of the running stack.")
public final class AuditCommand {

    /** A head is published within seconds of its block. */
    private static final Duration PUBLICATION = Duration.ofSeconds(8);

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
        var client = ServiceClient.of(http, stack.address(service));
        var deadline = Deadline.in(PUBLICATION);
        while (true) {
            var verification = client.get("/v1/audit-records/verification", token)
                    .requireSuccess()
                    .body();
            var findings = findings(verification, seals(service, stack));
            if (findings.isEmpty() || deadline.isOver()) {
                print(service, verification, findings);
                return findings.isEmpty();
            }
            deadline.pause(Duration.ofMillis(500));
        }
    }

    private static List<String> findings(JsonNode verification, Seals seals) {
        var findings = new ArrayList<String>();
        verification
                .path("findings")
                .forEach(finding -> findings.add(finding.isTextual() ? finding.asText() : finding.toString()));
        if (findings.isEmpty() && !verification.path("valid").asBoolean()) {
            findings.add("the service says that its chain is not valid");
        }
        findings.addAll(seals.findings());
        var head = head(verification.path("head"));
        if (!seals.head().orElse("").equals(head)) {
            findings.add("the chain ends with %s, the published heads with %s"
                    .formatted(shown(head), shown(seals.head().orElse(""))));
        }
        return findings;
    }

    private static String head(JsonNode head) {
        return head.isObject() ? head.path("hash").asText() : head.asText("");
    }

    private static String shown(String hash) {
        return hash.isEmpty() ? "nothing" : hash.substring(0, Math.min(12, hash.length()));
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
                shown(head(verification.path("head"))));
        findings.forEach(finding -> System.out.println("              " + finding));
    }
}
