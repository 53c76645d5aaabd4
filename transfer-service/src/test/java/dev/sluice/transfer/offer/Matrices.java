package dev.sluice.transfer.offer;

import dev.sluice.platform.sql.Sql;
import dev.sluice.stack.testing.TestTokens;
import dev.sluice.transfer.Trade;
import io.restassured.response.Response;
import java.util.UUID;

/** Uploads versions of the offer matrix, and asks for offers. */
public final class Matrices {

    static final String HEADER = "sku,name,provisioningId,legacyOfferId,catalogItemId,segment,market,endOfSale,"
            + "selfMigrationFrom,vendorLedFrom,migrationEnabled,terms,billingCycles,maxSeats,upgradesTo\n";
    public static final String VERSIONS = "/v1/offer-matrix/versions";
    public static final String PARTNER = TestTokens.token("PARTNER", UUID.randomUUID(), "", "viewer");

    private Matrices() {}

    static String row(String sku, String market, String endOfSale) {
        return "%s,Name of %s,,,,COMMERCIAL,%s,%s,,,,P1Y,monthly|Annual,,\n".formatted(sku, sku, market, endOfSale);
    }

    public static Response upload(String query, String rows) {
        return post(query, HEADER + rows);
    }

    /** So that tests that come later find the programme's own offers. */
    public static void forget(Sql sql, int version) {
        sql.run("delete from offer where version = ?", version);
        sql.run("delete from offer_matrix_version where version = ?", version);
    }

    static Response post(String query, String csv) {
        return Trade.by(Trade.REGISTRY).contentType("text/csv").body(csv).post(VERSIONS + query);
    }

    public static Response offers(String query) {
        return Trade.by(PARTNER).urlEncodingEnabled(false).get("/v1/offers" + query);
    }
}
