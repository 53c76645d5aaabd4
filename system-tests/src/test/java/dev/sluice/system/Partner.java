package dev.sluice.system;

import static dev.sluice.stack.services.Service.COCP;
import static dev.sluice.stack.services.Service.NOTIFICATION;
import static dev.sluice.stack.services.Service.TRANSFER;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** A partner, and the person there who speaks for it. */
public record Partner(Suite suite, String name, String tenant, String pcn, String email, Voice voice) {

    /** Somebody else of the same partner. */
    public Partner colleague(String person) {
        var other = person + email.substring(email.indexOf('@'));
        suite.registry().registerSubmitter(tenant, other);
        return new Partner(suite, name, tenant, pcn, other, suite.partnerVoice(tenant, other));
    }

    /** Subscribes to everything by webhook, in order per subject, and proves that the address is its own. */
    public Partner listening() {
        var endpoint = voice.post(
                        NOTIFICATION,
                        "/v1/webhook-endpoints",
                        Map.of("url", suite.receiver(hook()), "eventTypes", List.of("*"), "order", "PER_KEY"))
                .requireSuccess();
        suite.trust(hook(), endpoint.path("secret").asText());
        voice.post(
                        NOTIFICATION,
                        "/v1/webhook-endpoints/%s/verify"
                                .formatted(endpoint.path("id").asText()),
                        Map.of())
                .requireSuccess();
        return this;
    }

    /** A customer that nobody knows yet; returns its tenant. The registry hears of it from transfer-service. */
    public String brings(String customer) {
        return voice.post(
                        TRANSFER,
                        "/v1/customers",
                        Map.of("name", customer, "country", "NL", "domains", List.of(customer + ".example")))
                .requireSuccess()
                .path("customerTenantId")
                .asText();
    }

    public void accepts(ChangeRequest request) {
        triesToAccept(request, Map.of()).requireSuccess();
    }

    public Reply triesToAccept(ChangeRequest request, Map<String, String> headers) {
        return voice.post(COCP, request.path() + "/accept", Map.of(), headers);
    }

    public Reply triesToDecline(ChangeRequest request) {
        return voice.post(COCP, request.path() + "/decline", Map.of("comment", "not ours"));
    }

    public Reply triesToCancel(ChangeRequest request) {
        return voice.post(COCP, request.path() + "/cancel", Map.of("reason", "not ours"));
    }

    public Reply proposes(ChangeRequest request, String day) {
        return voice.post(COCP, request.path() + "/effective-date-proposals", Map.of("date", day));
    }

    public Reply triesToAgree(ChangeRequest request, String proposal) {
        return voice.post(COCP, request.path() + "/effective-date-proposals/" + proposal + "/agree", Map.of());
    }

    public Reply triesToRefuse(ChangeRequest request, String proposal) {
        return voice.post(COCP, request.path() + "/effective-date-proposals/" + proposal + "/refuse", Map.of());
    }

    public Reply triesToReview(ChangeRequest request, String verb) {
        return voice.post(COCP, request.path() + "/review/" + verb, Map.of("reason", "not ours"));
    }

    public JsonNode sees(ChangeRequest request) {
        return voice.get(COCP, request.path()).requireSuccess();
    }

    public List<JsonNode> timeline(ChangeRequest request) {
        return Reply.items(voice.get(COCP, request.path() + "/timeline").requireSuccess());
    }

    /** What transfer-service tells it about an agreement. */
    public Reply transferView(String licence) {
        return voice.get(TRANSFER, "/v1/agreements/" + licence);
    }

    /** In the order in which they came in. */
    public List<JsonNode> webhooks() {
        return suite.webhooks(hook());
    }

    public List<JsonNode> notices() {
        return Reply.items(voice.get(NOTIFICATION, "/v1/notices?pageSize=1000").requireSuccess());
    }

    /** The id of the only one. */
    public String endpoint() {
        return Reply.items(voice.get(NOTIFICATION, "/v1/webhook-endpoints").requireSuccess())
                .getFirst()
                .path("id")
                .asText();
    }

    public List<JsonNode> mails() {
        return suite.mails(email);
    }

    public String hook() {
        return "/" + tenant;
    }
}
