package dev.sluice.system;

import static dev.sluice.stack.services.Service.COCP;
import static dev.sluice.stack.services.Service.TRANSFER;
import static dev.sluice.system.Suite.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** What a customer has under an EA that ends soon, and a partner's batch of renewals of all of it. */
public record Renewals(Suite suite, Partner partner, Customer customer, List<String> subscriptions) {

    static final String BATCHES = "/v1/batches";

    /** @param sku of each subscription by its number */
    public static Renewals of(Partner partner, Customer customer, LocalDate end, int count, IntFunction<String> sku) {
        var suite = partner.suite();
        var agreement = "R" + customer.tenant();
        var registry = suite.registry().voice();
        registry.put(
                        COCP,
                        "/v1/agreements/" + agreement,
                        Map.of(
                                "customerTenantId",
                                customer.tenant(),
                                "program",
                                "EA",
                                "billing",
                                "INDIRECT",
                                "status",
                                "ACTIVE",
                                "startDate",
                                "2024-04-01",
                                "endDate",
                                end.toString(),
                                "mseds",
                                false,
                                "renewed",
                                false))
                .requireSuccess();
        suite.awaitQuiet();
        var ids = IntStream.range(0, count).mapToObj(no -> agreement + "-" + no).toList();
        suite.registry()
                .imports(
                        "ea-subscriptions",
                        "eaSubscriptionId,agreementId,sku,provisioningId,quantity,segment",
                        IntStream.range(0, count)
                                .mapToObj(no -> "%s,%s,%s,%s,10,COMMERCIAL"
                                        .formatted(ids.get(no), agreement, sku.apply(no), sku.apply(no)))
                                .toList());
        return new Renewals(suite, partner, customer, ids);
    }

    /** The customer accepts the partner. */
    public Renewals related() {
        customer.takes(partner);
        return this;
    }

    public Reply made(String key, Map<String, Object> more) {
        var body = new HashMap<String, Object>(Map.of(
                "kind",
                "CHANNEL_TRANSFER",
                "defaults",
                Map.of("termDuration", "P1Y", "billingCycle", "Monthly", "quantity", 10),
                "items",
                subscriptions.stream()
                        .map(subscription -> Map.of("eaSubscriptionId", subscription))
                        .toList()));
        body.putAll(more);
        return partner.voice().post(TRANSFER, BATCHES, body, Map.of("Idempotency-Key", key));
    }

    public JsonNode act(String batch, String verb) {
        return partner.voice()
                .post(TRANSFER, BATCHES + "/" + batch + "/" + verb, Map.of())
                .requireSuccess();
    }

    public JsonNode batch(String batch) {
        return partner.voice().get(TRANSFER, BATCHES + "/" + batch).requireSuccess();
    }

    public JsonNode reaches(String batch, String state) {
        eventually(() -> assertThat(batch(batch).path("state").asText()).isEqualTo(state));
        return batch(batch);
    }

    public List<JsonNode> items(String batch, String state) {
        return all(BATCHES + "/" + batch + "/items?state=" + state);
    }

    public List<JsonNode> transfers() {
        return all("/v1/channel-transfers?state=SCHEDULED");
    }

    /** EA subscriptions that became a subscription in CSP, as often as they did. */
    public List<String> renewed() {
        return all("/v1/subscriptions?customerTenantId=" + customer.tenant()).stream()
                .map(each -> each.at("/predecessor/subscriptionId").asText())
                .toList();
    }

    private List<JsonNode> all(String path) {
        var found = new ArrayList<JsonNode>();
        var token = "";
        do {
            var page = partner.voice()
                    .get(TRANSFER, path + (path.contains("?") ? "&" : "?") + "pageSize=1000" + token)
                    .requireSuccess();
            found.addAll(Reply.items(page));
            token = page.has("nextPageToken")
                    ? "&pageToken=" + page.path("nextPageToken").asText()
                    : "";
        } while (!token.isEmpty());
        return found;
    }
}
