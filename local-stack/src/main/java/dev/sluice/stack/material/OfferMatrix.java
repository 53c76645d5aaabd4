package dev.sluice.stack.material;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A version of the offer matrix: everything that is offered, and more. */
public final class OfferMatrix {

    public static final String BUSINESS_CENTRAL = "DYN365_BUSINESS_CENTRAL_ESSENTIALS";

    private static final String HEADER = "sku,name,provisioningId,legacyOfferId,catalogItemId,segment,market,endOfSale,"
            + "selfMigrationFrom,vendorLedFrom,migrationEnabled,terms,billingCycles,maxSeats,upgradesTo\n";
    private static final String ADDED =
            BUSINESS_CENTRAL + ",Dynamics 365 Business Central Essentials,,,,COMMERCIAL,,,,,,P1Y,Monthly|Annual,,\n";

    private OfferMatrix() {}

    /** @param offers as transfer-service lists them */
    public static String withBusinessCentral(JsonNode offers) {
        return nodes(offers.path("items"))
                .filter(offer -> !offer.path("sku").asText().equals(BUSINESS_CENTRAL))
                .map(OfferMatrix::row)
                .collect(Collectors.joining("", HEADER, ADDED));
    }

    private static String row(JsonNode offer) {
        return Stream.of(
                        text(offer, "sku"),
                        text(offer, "name"),
                        text(offer, "provisioningId"),
                        text(offer, "legacyOfferId"),
                        text(offer, "catalogItemId"),
                        text(offer, "segment"),
                        joined(offer.path("markets")),
                        offer.has("endOfSaleFrom") ? text(offer, "endOfSaleFrom") : text(offer, "endOfSale"),
                        text(offer, "selfMigrationFrom"),
                        text(offer, "vendorLedFrom"),
                        text(offer, "migrationEnabled"),
                        joined(plans(offer, "termDuration")),
                        joined(plans(offer, "billingCycle")),
                        text(offer, "maxSeats"),
                        joined(offer.path("upgradesTo")))
                .map(cell -> cell.contains(",") ? '"' + cell + '"' : cell)
                .collect(Collectors.joining(",", "", "\n"));
    }

    private static Stream<JsonNode> plans(JsonNode offer, String field) {
        return nodes(offer.path("plans")).map(plan -> plan.path(field)).distinct();
    }

    private static Stream<JsonNode> nodes(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static String joined(JsonNode list) {
        return joined(nodes(list));
    }

    private static String joined(Stream<JsonNode> nodes) {
        return String.join("|", nodes.map(JsonNode::asText).toList());
    }

    private static String text(JsonNode offer, String field) {
        return offer.path(field).asText("");
    }
}
