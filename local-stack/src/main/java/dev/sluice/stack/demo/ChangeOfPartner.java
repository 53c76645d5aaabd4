package dev.sluice.stack.demo;

import static dev.sluice.stack.demo.Step.act;
import static dev.sluice.stack.demo.Step.look;
import static dev.sluice.stack.services.Service.ATTRIBUTION;
import static dev.sluice.stack.services.Service.COCP;
import static dev.sluice.stack.services.Service.NOTIFICATION;
import static dev.sluice.stack.services.Service.TRANSFER;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.stack.issuer.Caller;
import dev.sluice.stack.issuer.TenantType;
import dev.sluice.stack.receiver.Receipt;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** Journey 1: Delta Waterwerken moves its agreements from Fjord Cloud to Noordzee Licenties, and calls one off in time. */
final class ChangeOfPartner implements Journey {

    private static final int AGREEMENTS = 20;
    private static final String NOORDZEE_PCN = "N00RD001";
    private static final String FJORD_PCN = "FJ0RD001";
    private static final String HOOK = "/noordzee";

    private final Stage stage;
    private final String noordzee = UUID.randomUUID().toString();
    private final String fjord = UUID.randomUUID().toString();
    private final String delta = UUID.randomUUID().toString();
    private final List<String> agreements = IntStream.range(0, AGREEMENTS)
            .mapToObj(number -> "81000" + (10 + number))
            .toList();
    private final String calledOff = agreements.getLast();
    private final String moved = agreements.getFirst();

    private final Party registry;
    private final Party eva;
    private final Party anna;
    private final Party olga;
    private String request = "";

    ChangeOfPartner(Stage stage) throws IOException {
        this.stage = stage;
        registry = stage.party(Caller.operator("registry", "operations"));
        eva = stage.party(
                Caller.of(TenantType.CUSTOMER, delta, "eva@delta.example", "enterprise-admin", "global-admin"));
        anna = stage.party(Caller.of(
                TenantType.PARTNER,
                noordzee,
                "anna@noordzee.example",
                "contract-submitter",
                "admin-agent",
                "integration-admin"));
        olga = stage.party(
                Caller.of(TenantType.PARTNER, fjord, "olga@fjord.example", "contract-submitter", "admin-agent"));
    }

    @Override
    public String title() {
        return "Journey 1: a customer changes partner";
    }

    @Override
    public List<Step> steps() {
        return List.of(
                act("The registry knows two partners, their people and a customer", this::register),
                act("The customer has 20 agreements with Fjord Cloud", this::registerAgreements),
                act(
                        "Noordzee subscribes to everything by webhook and proves that the address is its own",
                        this::subscribe),
                look("A dry run tells Eva what would happen, and stores nothing", this::tryOut),
                act("Eva asks to move all 20 to Noordzee in one package", this::submit),
                look("Transfer sees the change in progress on the agreement", this::lookAtChangeInProgress),
                act("Eva calls one of them off while it is in progress", this::callOff),
                act("Three days without an answer: Noordzee is reminded", this::wait3Days),
                act("Anna of Noordzee accepts the other 19", this::accept),
                act("Two days later they are processed and in their grace period", this::process),
                act("91 days later the change is complete", this::complete),
                look("Partner of record: Noordzee for 19, Fjord Cloud for the one called off", this::lookAtRecord),
                look("Attribution ended Fjord Cloud's association and began Noordzee's", this::lookAtAssociations),
                look("Transfer sees the new partner of record", this::lookAtTransfer),
                look("All three parties see the same timeline", this::lookAtTimelines),
                look("Every webhook arrived with a good signature", this::lookAtWebhooks),
                look("Notices and e-mail reached the people concerned", this::lookAtNotices));
    }

    private String register() throws IOException {
        registerPartner(noordzee, "Noordzee Licenties BV", "5100001", NOORDZEE_PCN);
        registerPartner(fjord, "Fjord Cloud AS", "5100002", FJORD_PCN);
        registerSubmitter(noordzee, "anna@noordzee.example", "Anna");
        registerSubmitter(fjord, "olga@fjord.example", "Olga");
        registry.put(
                COCP,
                "/v1/customers/" + delta,
                Map.of(
                        "name", "Delta Waterwerken",
                        "country", "NL",
                        "segment", "COMMERCIAL",
                        "tradeStatus", "APPROVED",
                        "domains", List.of("delta.example")));
        return "Noordzee %s, Fjord Cloud %s, Delta Waterwerken %s".formatted(noordzee, fjord, delta);
    }

    private void registerPartner(String tenant, String name, String partnerId, String pcn) throws IOException {
        registry.put(
                COCP,
                "/v1/partners/" + tenant,
                Map.of(
                        "name",
                        name,
                        "pcn",
                        pcn,
                        "partnerId",
                        partnerId,
                        "partnerTypes",
                        List.of("LSP", "DIRECT_BILL"),
                        "country",
                        "NL",
                        "authorized",
                        true,
                        "mpaSigned",
                        true));
    }

    private void registerSubmitter(String tenant, String email, String name) throws IOException {
        registry.put(
                COCP,
                "/v1/partners/%s/users/%s".formatted(tenant, email),
                Map.of("name", name, "roles", List.of("contract-submitter", "admin-agent"), "verified", true));
    }

    private String registerAgreements() throws IOException {
        for (var agreement : agreements) {
            registry.put(
                    COCP,
                    "/v1/agreements/" + agreement,
                    Map.of(
                            "customerTenantId", delta,
                            "program", "EA",
                            "billing", "INDIRECT",
                            "status", "ACTIVE",
                            "startDate", "2024-04-01",
                            "endDate", "2030-03-31",
                            "currentPartnerPcn", FJORD_PCN,
                            "mseds", false,
                            "renewed", false));
        }
        return agreements.getFirst() + " to " + agreements.getLast();
    }

    private String subscribe() throws IOException {
        var endpoint = anna.post(
                NOTIFICATION, "/v1/webhook-endpoints", Map.of("url", stage.receiver(HOOK), "eventTypes", List.of("*")));
        stage.trust(HOOK, endpoint.path("secret").asText());
        anna.post(NOTIFICATION, "/v1/webhook-endpoints/%s/verify".formatted(id(endpoint)), Map.of());
        return stage.receiver(HOOK);
    }

    private String tryOut() throws IOException {
        var answer = eva.post(COCP, "/v1/partner-change-requests?validateOnly=true", submission());
        return "%d would go, %d would be refused; in force %s"
                .formatted(
                        answer.path("items").size(),
                        answer.path("refusedItems").size(),
                        answer.path("items")
                                .path(0)
                                .path("projectedEffectiveDate")
                                .path("date")
                                .asText("?"));
    }

    private String submit() throws IOException {
        var answer = eva.post(COCP, "/v1/partner-change-requests", submission());
        request = id(answer);
        return states(answer, Map.of("IN_PROGRESS", AGREEMENTS));
    }

    private Map<String, Object> submission() {
        return Map.of(
                "licenseIds",
                agreements,
                "newPartnerPcn",
                NOORDZEE_PCN,
                "partnerContactEmail",
                "anna@noordzee.example",
                "reason",
                "UNSATISFACTORY_SERVICE",
                "reasonDescription",
                "late answers",
                "signatory",
                Map.of("firstName", "Eva", "lastName", "Jansen"),
                "termsAccepted",
                true,
                "channel",
                "M365_ADMIN_CENTER");
    }

    private String callOff() throws IOException {
        eva.post(
                COCP,
                path() + "/cancel",
                Map.of("licenseIds", List.of(calledOff), "reason", "This one stays where it is."));
        var seen = stage.eventually(
                calledOff + " called off",
                () -> states(eva.get(COCP, path())),
                states -> states.containsKey("CANCELED") || states.containsKey("CANCELLATION_IN_PROGRESS"));
        return seen.toString();
    }

    private String wait3Days() throws IOException {
        stage.advance(Duration.ofDays(3).plusMinutes(1));
        return states(eva.get(COCP, path()), Map.of("IN_PROGRESS", AGREEMENTS - 1, "CANCELED", 1));
    }

    private String accept() throws IOException {
        var answer = anna.post(COCP, path() + "/accept", Map.of());
        return states(answer, Map.of("ACCEPTED", AGREEMENTS - 1, "CANCELED", 1));
    }

    private String process() throws IOException {
        stage.advance(Duration.ofDays(2));
        return states(eva.get(COCP, path()), Map.of("GRACE_PERIOD", AGREEMENTS - 1, "CANCELED", 1));
    }

    private String complete() throws IOException {
        stage.advance(Duration.ofDays(91));
        return states(eva.get(COCP, path()), Map.of("COMPLETED", AGREEMENTS - 1, "CANCELED", 1));
    }

    private String lookAtRecord() throws IOException {
        for (var agreement : agreements) {
            var expected = agreement.equals(calledOff) ? FJORD_PCN : NOORDZEE_PCN;
            var seen = partnerOfRecord(agreement);
            Unexpected.unless(seen.equals(expected), agreement + " with " + expected, seen);
        }
        return "%s: %s, %s: %s".formatted(moved, partnerOfRecord(moved), calledOff, partnerOfRecord(calledOff));
    }

    private String partnerOfRecord(String agreement) throws IOException {
        return eva.get(COCP, "/v1/agreements/" + agreement)
                .path("partnerOfRecord")
                .path("pcn")
                .asText();
    }

    private String lookAtAssociations() throws IOException {
        var associations = stage.eventually(
                "an association with Noordzee that has begun",
                () -> items(eva.get(ATTRIBUTION, "/v1/associations?agreementId=" + moved)),
                found -> found.stream().anyMatch(each -> isOf(each, noordzee)));
        var old = associations.stream().filter(each -> isOf(each, fjord)).toList();
        var begun = associations.stream().filter(each -> isOf(each, noordzee)).toList();
        Unexpected.unless(
                old.stream().allMatch(each -> each.hasNonNull("until")),
                "Fjord Cloud's association to have ended",
                old);
        Unexpected.unless(
                begun.stream().anyMatch(each -> !each.hasNonNull("until")), "Noordzee's association to go on", begun);
        return "Fjord Cloud until %s, Noordzee from %s"
                .formatted(
                        old.isEmpty() ? "never" : old.getLast().path("until").asText(),
                        begun.getLast().path("from").asText());
    }

    private String lookAtChangeInProgress() throws IOException {
        var copy = stage.eventually(
                "the change in progress, as transfer sees it",
                () -> anna.get(TRANSFER, "/v1/agreements/" + moved),
                agreement -> agreement
                        .path("changeInProgress")
                        .path("requestId")
                        .asText()
                        .equals(request));
        return "%s: %s of %s"
                .formatted(moved, copy.path("changeInProgress").path("state").asText(), request);
    }

    private String lookAtTransfer() throws IOException {
        var copy = stage.eventually(
                "Noordzee as partner of record, as transfer sees it",
                () -> anna.get(TRANSFER, "/v1/agreements/" + moved),
                agreement -> agreement.path("changeInProgress").isMissingNode()
                        && agreement
                                .path("partnerOfRecord")
                                .path("pcn")
                                .asText()
                                .equals(NOORDZEE_PCN));
        return "%s: %s, no change in progress"
                .formatted(moved, copy.path("partnerOfRecord").path("pcn").asText());
    }

    private String lookAtTimelines() throws IOException {
        var customers = timeline(eva);
        var newPartners = timeline(anna);
        var oldPartners = timeline(olga);
        for (var seen : List.of(customers, newPartners, oldPartners)) {
            Unexpected.unless(
                    seen.stream().anyMatch(type -> type.toLowerCase(Locale.ROOT).contains("completed")),
                    "the completion on every timeline",
                    seen);
        }
        return "%d entries for the customer, %d for the new partner, %d for the old one"
                .formatted(customers.size(), newPartners.size(), oldPartners.size());
    }

    private List<String> timeline(Party party) throws IOException {
        return items(party.get(COCP, path() + "/timeline")).stream()
                .map(entry -> entry.path("type").asText())
                .toList();
    }

    private String lookAtWebhooks() throws IOException {
        var webhooks = stage.eventually(
                "a webhook about the completion",
                stage::webhooks,
                received -> received.stream().anyMatch(each -> type(each).equals("partner-change.completed.v1")));
        var bad = webhooks.stream()
                .filter(each -> !each.path("verdict").asText().equals(Receipt.VERIFIED))
                .toList();
        Unexpected.unless(bad.isEmpty(), "good signatures only", bad);
        return webhooks.size() + " received, all verified";
    }

    private String lookAtNotices() throws IOException {
        var notices = stage.eventually(
                "notices for Anna", () -> items(anna.get(NOTIFICATION, "/v1/notices")), found -> !found.isEmpty());
        var mails = stage.eventually(
                "e-mail to Anna",
                stage::mails,
                received -> received.stream()
                        .anyMatch(each -> each.path("to").toString().contains("anna@noordzee.example")));
        return "%d notices for Anna, %d mails, the first: %s"
                .formatted(
                        notices.size(),
                        mails.size(),
                        mails.getFirst().path("subject").asText());
    }

    private String path() {
        return "/v1/partner-change-requests/" + request;
    }

    private static String states(JsonNode answer, Map<String, Integer> expected) throws IOException {
        var seen = states(answer);
        Unexpected.unless(seen.equals(expected), new TreeMap<>(expected).toString(), seen);
        return seen.toString();
    }

    private static Map<String, Integer> states(JsonNode answer) {
        var states = new TreeMap<String, Integer>();
        answer.path("items").forEach(item -> states.merge(item.path("state").asText(), 1, Integer::sum));
        return states;
    }

    private static List<JsonNode> items(JsonNode list) {
        return new ArrayList<>(
                StreamSupport.stream(list.path("items").spliterator(), false).toList());
    }

    private static boolean isOf(JsonNode association, String tenant) {
        return association.path("partnerTenantId").asText().equals(tenant);
    }

    private static String type(JsonNode webhook) {
        return webhook.path("body").path("type").asText();
    }

    private static String id(JsonNode answer) {
        return answer.path("id").asText();
    }
}
