package dev.sluice.transfer.offer;

import dev.sluice.stack.testing.TestTokens;
import dev.sluice.transfer.Trade;
import io.restassured.response.Response;
import java.util.UUID;

/** Uploads versions of the offer matrix, and asks for offers. */
final class Matrices {

    static final String HEADER = "sku,name,provisioningId,legacyOfferId,catalogItemId,segment,market,endOfSale,"
            + "selfMigrationFrom,vendorLedFrom,migrationEnabled,terms,billingCycles,maxSeats,upgradesTo\n";
    static final String VERSIONS = "/v1/offer-matrix/versions";
    static final String PARTNER = TestTokens.token("PARTNER", UUID.randomUUID(), "", "viewer");

    private Matrices() {}

    static String row(String sku, String market, String endOfSale) {
        return "%s,Name of %s,,,,COMMERCIAL,%s,%s,,,,P1Y,monthly|Annual,,\n".formatted(sku, sku, market, endOfSale);
    }

    static Response upload(String query, String rows) {
        return post(query, HEADER + rows);
    }

    static Response post(String query, String csv) {
        return Trade.by(Trade.REGISTRY).contentType("text/csv").body(csv).post(VERSIONS + query);
    }

    static Response offers(String query) {
        return Trade.by(PARTNER).urlEncodingEnabled(false).get("/v1/offers" + query);
    }
}
