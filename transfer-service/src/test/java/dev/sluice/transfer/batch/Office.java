package dev.sluice.transfer.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.transfer.Trade;
import dev.sluice.transfer.Trade.Tenant;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A partner's office, where batches are made and watched. */
final class Office {

    static final String BATCHES = "/v1/batches";

    private final Trade trade;
    private final Tenant partner;

    Office(Trade trade, Tenant partner) {
        this.trade = trade;
        this.partner = partner;
    }

    /** Renewals for a year, billed monthly, 10 seats each. */
    static Map<String, Object> renewals(List<String> subscriptions, Map<String, Object> more) {
        var body = new HashMap<String, Object>(Map.of(
                "kind",
                "CHANNEL_TRANSFER",
                "defaults",
                Map.of("termDuration", "P1Y", "billingCycle", "Monthly", "quantity", 10),
                "items",
                subscriptions.stream().map(id -> Map.of("eaSubscriptionId", id)).toList()));
        body.putAll(more);
        return body;
    }

    Response make(Map<String, ?> body) {
        return trade.post(partner.admin(), BATCHES, body);
    }

    Response upload(String query, String csv) {
        return Trade.by(partner.admin()).contentType("text/csv").body(csv).post(BATCHES + query);
    }

    /** The id of a batch that is there now. */
    String made(Map<String, ?> body) {
        var answer = make(body);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.path("id");
    }

    Response act(String batch, String verb) {
        return trade.act(partner.admin(), BATCHES + "/" + batch + "/" + verb);
    }

    /** By another person of the partner. */
    Response colleague(String batch, String verb) {
        return trade.act(partner.called("colleague@example.org", "admin-agent"), BATCHES + "/" + batch + "/" + verb);
    }

    Response get(String batch) {
        return trade.get(partner.admin(), BATCHES + "/" + batch);
    }

    Response items(String batch, String query) {
        return trade.get(partner.admin(), BATCHES + "/" + batch + "/items" + query);
    }

    String report(String batch) {
        return Trade.by(partner.admin())
                .accept("text/csv")
                .get(BATCHES + "/" + batch + "/items")
                .asString();
    }

    /** Lets it run until it stands in the state; a clock that is moved waits for nothing else than the batch. */
    Response ran(String batch, String verb, String state) {
        var answer = act(batch, verb);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        trade.advance(Duration.ofMillis(1));
        return reaches(batch, state);
    }

    Response reaches(String batch, String state) {
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> get(batch), found -> found.path("state").equals(state));
    }
}
