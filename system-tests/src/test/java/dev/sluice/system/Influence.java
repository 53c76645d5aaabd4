package dev.sluice.system;

import static dev.sluice.stack.services.Service.ATTRIBUTION;
import static dev.sluice.stack.services.Service.TRANSFER;
import static dev.sluice.system.Suite.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.stack.issuer.Caller;
import dev.sluice.stack.issuer.TenantType;
import dev.sluice.stack.material.OfferMatrix;
import dev.sluice.stack.material.SignedDocument;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A partner without the sale: what it claims and what it is credited with. */
public record Influence(Suite suite, Partner partner, Voice voice) {

    static final Map<String, String> SOUND = Map.of("reasonCode", "PROOF_SUFFICIENT");

    public static Influence of(Partner partner) {
        var suite = partner.suite();
        var caller = Caller.of(TenantType.PARTNER, partner.tenant(), partner.email(), "incentives-admin");
        return new Influence(suite, partner, suite.voice(caller));
    }

    static Voice reviewer(Suite suite) {
        return suite.voice(Caller.operator("reviewer"));
    }

    /** Sold by a partner to a customer that accepted it; returns the subscription's id. */
    static String sold(Partner seller, Customer customer, Map<String, Object> more) {
        var suite = seller.suite();
        suite.awaitQuiet();
        var operations = suite.registry().voice();
        var matrix = OfferMatrix.withBusinessCentral(
                operations.get(TRANSFER, "/v1/offers?pageSize=1000").requireSuccess());
        operations
                .send(TRANSFER, "POST", "/v1/offer-matrix/versions", "text/csv", matrix.getBytes(UTF_8))
                .requireSuccess();
        var related = seller.voice().get(TRANSFER, "/v1/relationships?customerTenantId=" + customer.tenant());
        if (Reply.items(related.requireSuccess()).isEmpty()) {
            customer.takes(seller);
        }
        var order = new HashMap<String, Object>(Map.of(
                "customerTenantId",
                customer.tenant(),
                "sku",
                OfferMatrix.BUSINESS_CENTRAL,
                "quantity",
                10,
                "termDuration",
                "P1Y",
                "billingCycle",
                "Monthly"));
        order.putAll(more);
        var placed = seller.voice().post(TRANSFER, "/v1/orders", order).requireSuccess();
        var path = "/v1/orders/" + placed.path("id").asText();
        eventually(() -> assertThat(seller.voice()
                        .get(TRANSFER, path)
                        .requireSuccess()
                        .path("state")
                        .asText())
                .isEqualTo("PLACED"));
        suite.awaitQuiet();
        return seller.voice()
                .get(TRANSFER, path)
                .requireSuccess()
                .path("subscriptionId")
                .asText();
    }

    /** Draft, proof, submission: three calls. */
    String claims(Customer customer, Map<String, Object> what, String product) {
        var entry = new HashMap<String, Object>(Map.of(
                "customerTenantId",
                customer.tenant(),
                "customerContact",
                Map.of("name", "Eva Jansen", "title", "CIO", "email", customer.email())));
        entry.putAll(what);
        var id = voice.post(ATTRIBUTION, "/v1/claims", entry)
                .requireSuccess()
                .path("id")
                .asText();
        var words = product.toLowerCase(Locale.ROOT).replace('_', ' ');
        var proof = new SignedDocument(
                "%s advised %s on %s.".formatted(partner.name(), customer.name(), words),
                "Eva Jansen",
                suite.businessDay(),
                product);
        var read = voice.send(
                        ATTRIBUTION,
                        "POST",
                        path(id) + "/evidence",
                        SignedDocument.mediaType(),
                        proof.body().getBytes(UTF_8))
                .requireSuccess();
        assertThat(read.at("/preCheck/result").asText()).as("%s", read).isEqualTo("PASSED");
        voice.post(ATTRIBUTION, path(id) + "/submit", Map.of()).requireSuccess();
        return id;
    }

    void approved(String claim) {
        var reviewer = reviewer(suite);
        reviewer.post(ATTRIBUTION, path(claim) + "/start-review", Map.of()).requireSuccess();
        reviewer.post(ATTRIBUTION, path(claim) + "/approve", SOUND).requireSuccess();
    }

    JsonNode claim(String id) {
        return voice.get(ATTRIBUTION, path(id)).requireSuccess();
    }

    List<JsonNode> credits() {
        return Reply.items(voice.get(ATTRIBUTION, "/v1/partners/" + partner.tenant() + "/credits")
                .requireSuccess());
    }

    JsonNode statement(String month) {
        return voice.get(ATTRIBUTION, statementPath(month)).requireSuccess();
    }

    BigDecimal explained(String month, JsonNode line) {
        var explanation = voice.get(
                        ATTRIBUTION,
                        statementPath(month) + "/lines/" + line.path("lineNo").asInt() + "/explain")
                .requireSuccess();
        var sum = BigDecimal.ZERO;
        for (var input : explanation.path("inputs")) {
            sum = sum.add(new BigDecimal(input.path("amount").asText()));
        }
        return sum;
    }

    private String statementPath(String month) {
        return "/v1/partners/%s/statements/%s".formatted(partner.tenant(), month);
    }

    static String path(String claim) {
        return "/v1/claims/" + claim;
    }

    /** Rows {@code lineId,subscriptionId,month,currency,amount} become lines of revenue. */
    static void billed(Suite suite, Customer customer, List<String> rows) {
        var operations = suite.registry().voice();
        var csv = rows.stream()
                .map(row -> row.split(","))
                .map(row -> "%s,%s,%s,Dynamics 365,BUSINESS_APPLICATIONS,%s,%s,%s,10,CSP\n"
                        .formatted(row[0], row[1], customer.tenant(), row[2], row[3], row[4]))
                .collect(Collectors.joining(
                        "",
                        "lineId,subscriptionId,customerTenantId,product,solutionArea,month,currency,amount,quantity,salesChannel\n",
                        ""));
        var operation = operations
                .send(ATTRIBUTION, "POST", "/v1/imports?kind=revenue-lines", "text/csv", csv.getBytes(UTF_8))
                .requireSuccess();
        var path = "/v1/operations/" + operation.path("id").asText();
        eventually(() -> assertThat(operations
                        .get(ATTRIBUTION, path)
                        .requireSuccess()
                        .at("/progress/succeeded")
                        .asInt())
                .isEqualTo(rows.size()));
    }

    static void close(Suite suite, String month) {
        suite.registry()
                .voice()
                .post(ATTRIBUTION, "/v1/months/" + month + "/close", Map.of())
                .requireSuccess();
    }
}
