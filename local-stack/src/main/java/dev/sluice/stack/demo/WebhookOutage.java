package dev.sluice.stack.demo;

import static dev.sluice.stack.demo.Step.act;
import static dev.sluice.stack.demo.Step.look;
import static dev.sluice.stack.services.Service.COCP;
import static dev.sluice.stack.services.Service.NOTIFICATION;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.stack.issuer.Caller;
import dev.sluice.stack.issuer.TenantType;
import dev.sluice.stack.receiver.OwnReceiver;
import dev.sluice.stack.receiver.Receipt;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** Journey 9: the receiver of Tide Cloud is down for 70 hours, and receives everything all the same. */
final class WebhookOutage implements Journey {

    private static final String TIDE_PCN = "T1DE0001";
    private static final int REQUESTS = 3;
    private static final int EVENTS_AT_LEAST = REQUESTS * 2;

    private final Stage stage;
    private final String tide = UUID.randomUUID().toString();
    private final String gamma = UUID.randomUUID().toString();
    private final Party registry;
    private final Party eva;
    private final Party tom;
    private final OwnReceiver receiver;
    private String endpoint = "";
    private String since = "";

    WebhookOutage(Stage stage) throws IOException {
        this.stage = stage;
        this.receiver = stage.ownReceiver("tide");
        registry = stage.party(Caller.operator("registry", "operations"));
        eva = stage.party(Caller.of(TenantType.CUSTOMER, gamma, "eva@gamma.example", "enterprise-admin"));
        tom = stage.party(Caller.of(
                TenantType.PARTNER,
                tide,
                "tom@tide.example",
                "contract-submitter",
                "admin-agent",
                "integration-admin"));
    }

    @Override
    public String title() {
        return "Journey 9: a receiver that is down for 70 hours";
    }

    @Override
    public List<Step> steps() {
        return List.of(
                act("The registry knows Tide Cloud, and Gamma with three agreements", this::register),
                act("Tide Cloud subscribes by webhook, in order per subject", this::subscribe),
                act("Its receiver goes down; Gamma asks for three changes, Tide Cloud accepts them", this::happen),
                act("70 hours pass: nothing gets through, nothing is given up", this::wait70Hours),
                act("The receiver comes back: by its plan everything arrives", this::recover),
                look("The events of each request came in their order", this::lookAtOrder),
                act("Tom replays all of it: the same webhook-ids once more", this::replay));
    }

    private String register() throws IOException {
        registry.put(
                COCP,
                "/v1/partners/" + tide,
                Map.of(
                        "name",
                        "Tide Cloud BV",
                        "pcn",
                        TIDE_PCN,
                        "partnerId",
                        "5100009",
                        "partnerTypes",
                        List.of("LSP", "DIRECT_BILL"),
                        "country",
                        "NL",
                        "authorized",
                        true,
                        "mpaSigned",
                        true));
        registry.put(
                COCP,
                "/v1/partners/%s/users/tom@tide.example".formatted(tide),
                Map.of("name", "Tom", "roles", List.of("contract-submitter", "admin-agent"), "verified", true));
        registry.put(
                COCP,
                "/v1/customers/" + gamma,
                Map.of(
                        "name", "Gamma Logistiek",
                        "country", "NL",
                        "segment", "COMMERCIAL",
                        "tradeStatus", "APPROVED",
                        "domains", List.of("gamma.example")));
        for (var number = 0; number < REQUESTS; number++) {
            registry.put(
                    COCP,
                    "/v1/agreements/" + agreement(number),
                    Map.of(
                            "customerTenantId", gamma,
                            "program", "EA",
                            "billing", "INDIRECT",
                            "status", "ACTIVE",
                            "startDate", "2024-04-01",
                            "endDate", "2040-03-31",
                            "mseds", false,
                            "renewed", false));
        }
        return "Tide Cloud %s, Gamma Logistiek %s".formatted(tide, gamma);
    }

    private static String agreement(int number) {
        return "82000" + (10 + number);
    }

    private String subscribe() throws IOException {
        var created = tom.post(
                NOTIFICATION,
                "/v1/webhook-endpoints",
                Map.of(
                        "url",
                        receiver.url(),
                        "eventTypes",
                        List.of("partner-change.*", "association.*"),
                        "order",
                        "PER_KEY"));
        endpoint = created.path("id").asText();
        since = created.path("createdAt").asText();
        receiver.trust(created.path("secret").asText());
        tom.post(NOTIFICATION, "/v1/webhook-endpoints/%s/verify".formatted(endpoint), Map.of());
        return receiver.url();
    }

    private String happen() throws IOException {
        receiver.goesDown();
        for (var number = 0; number < REQUESTS; number++) {
            var request = eva.post(COCP, "/v1/partner-change-requests", submission(agreement(number)));
            tom.post(
                    COCP,
                    "/v1/partner-change-requests/%s/accept"
                            .formatted(request.path("id").asText()),
                    Map.of());
        }
        return REQUESTS + " requests, accepted";
    }

    private static Map<String, Object> submission(String agreement) {
        return Map.of(
                "licenseIds",
                List.of(agreement),
                "newPartnerPcn",
                TIDE_PCN,
                "partnerContactEmail",
                "tom@tide.example",
                "reason",
                "CHANGED_NEEDS",
                "signatory",
                Map.of("firstName", "Eva", "lastName", "Smit"),
                "termsAccepted",
                true,
                "channel",
                "API");
    }

    private String wait70Hours() throws IOException {
        stage.advance(Duration.ofHours(70));
        Unexpected.unless(received().isEmpty(), "nothing while the receiver is down", received());
        var open = deliveries().stream()
                .filter(each -> Set.of("PENDING", "RETRYING")
                        .contains(each.path("state").asText()))
                .toList();
        Unexpected.unless(open.size() == deliveries().size(), "every delivery to be open", deliveries());
        return open.size() + " deliveries wait or are retried";
    }

    private String recover() throws IOException {
        receiver.comesBack();
        stage.advance(Duration.ofHours(30));
        var wanted = stage.eventually(
                "every delivery to be made",
                this::deliveries,
                all -> all.size() >= EVENTS_AT_LEAST
                        && all.stream()
                                .allMatch(each -> each.path("state").asText().equals("DELIVERED")));
        var ids = new TreeSet<String>();
        wanted.forEach(each -> ids.add(each.path("messageId").asText()));
        Unexpected.unless(ids.equals(ids()), ids.toString(), ids());
        return ids.size() + " events arrived";
    }

    private String lookAtOrder() throws IOException {
        var last = new HashMap<String, Long>();
        for (var each : received()) {
            var event = each.path("body");
            var sequence = event.path("sequence").asLong();
            var before = last.put(event.path("subject").asText(), sequence);
            Unexpected.unless(before == null || before <= sequence, "a sequence after " + before, event);
        }
        return "by request: "
                + received().stream()
                        .collect(Collectors.groupingBy(
                                each -> each.path("body").path("subject").asText(), Collectors.counting()))
                        .values();
    }

    private String replay() throws IOException {
        var ids = ids();
        var twice = received().size() + ids.size();
        var operation = tom.post(
                NOTIFICATION,
                "/v1/webhook-endpoints/%s/replays".formatted(endpoint),
                Map.of("from", since, "only", "ALL"));
        var done = stage.eventually(
                "the replay to be done",
                () -> tom.get(
                        NOTIFICATION, "/v1/operations/" + operation.path("id").asText()),
                seen -> seen.path("done").asBoolean());
        stage.eventually("%d webhooks".formatted(twice), () -> received().size(), received -> received >= twice);
        Unexpected.unless(ids().equals(ids), "the same ids", ids());
        return "%s messages again, %d ids as before"
                .formatted(done.path("progress").path("succeeded").asText(), ids.size());
    }

    private List<JsonNode> received() throws IOException {
        var received = receiver.received();
        Unexpected.unless(
                received.stream().allMatch(each -> each.path("verdict").asText().equals(Receipt.VERIFIED)),
                "good signatures only",
                received);
        return received;
    }

    private SortedSet<String> ids() throws IOException {
        var ids = new TreeSet<String>();
        received().forEach(each -> ids.add(each.path("id").asText()));
        return ids;
    }

    private List<JsonNode> deliveries() throws IOException {
        var page = tom.get(NOTIFICATION, "/v1/webhook-endpoints/%s/deliveries?pageSize=1000".formatted(endpoint));
        return page.path("items").valueStream().toList();
    }
}
