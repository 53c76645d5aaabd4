package dev.sluice.stack.demo;

import static dev.sluice.stack.demo.Answers.id;
import static dev.sluice.stack.services.Service.COCP;
import static dev.sluice.stack.services.Service.TRANSFER;

import dev.sluice.stack.issuer.Caller;
import dev.sluice.stack.issuer.TenantType;
import dev.sluice.stack.material.OfferMatrix;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Who is on stage when Alpen Advies claims what it influenced at Chiron Kliniek, and who sells there. */
final class CastOfInfluence {

    static final String ALPEN_ID = "5100061";

    private final Stage stage;
    final String fjell = UUID.randomUUID().toString();
    final String meander = UUID.randomUUID().toString();
    final String alpen = UUID.randomUUID().toString();
    final String chiron = UUID.randomUUID().toString();
    final Party registry;
    final Party frida;
    final Party mees;
    final Party alma;
    final Party clio;
    final Party reviewer;

    CastOfInfluence(Stage stage) throws IOException {
        this.stage = stage;
        registry = stage.party(Caller.operator("registry", "operations"));
        reviewer = stage.party(Caller.operator("reviewer"));
        frida = stage.party(partner(fjell, "frida@fjell.example", "admin-agent"));
        mees = stage.party(partner(meander, "mees@meander.example", "admin-agent"));
        alma = stage.party(partner(alpen, "alma@alpen.example", "incentives-admin"));
        clio = stage.party(Caller.of(TenantType.CUSTOMER, chiron, "clio@chiron.example", "global-admin"));
    }

    private static Caller partner(String tenant, String email, String role) {
        return Caller.of(TenantType.PARTNER, tenant, email, role);
    }

    String register() throws IOException {
        registerPartner(fjell, "Fjell Cloud AS", "FJE11001", "5100062");
        registerPartner(meander, "Meander Licenties BV", "MEA1D001", "5100063");
        registerPartner(alpen, "Alpen Advies GmbH", "A1PEN001", ALPEN_ID);
        registry.put(
                COCP,
                "/v1/customers/" + chiron,
                Map.of(
                        "name", "Chiron Kliniek",
                        "country", "NL",
                        "segment", "COMMERCIAL",
                        "tradeStatus", "APPROVED",
                        "domains", List.of("chiron.example")));
        stage.settle();
        var offers = registry.get(TRANSFER, "/v1/offers?pageSize=1000");
        registry.upload(TRANSFER, "/v1/offer-matrix/versions", "text/csv", OfferMatrix.withBusinessCentral(offers));
        return "Fjell Cloud and Meander sell, Alpen Advies advises, Chiron Kliniek buys";
    }

    private void registerPartner(String tenant, String name, String pcn, String partnerId) throws IOException {
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
                        List.of("DIRECT_BILL"),
                        "country",
                        "NL",
                        "authorized",
                        true,
                        "mpaSigned",
                        true));
    }

    /** Sold by who is related to the customer from now on; returns the subscription's id. */
    String sold(Party seller, Map<String, Object> more) throws IOException {
        var asked = seller.post(
                TRANSFER, "/v1/relationship-requests", Map.of("type", "RESELLER", "customerTenantId", chiron));
        clio.post(TRANSFER, "/v1/relationship-requests/%s/accept".formatted(id(asked)), Map.of());
        var order = new HashMap<String, Object>(Map.of(
                "customerTenantId",
                chiron,
                "sku",
                OfferMatrix.BUSINESS_CENTRAL,
                "quantity",
                10,
                "termDuration",
                "P1Y",
                "billingCycle",
                "Monthly"));
        order.putAll(more);
        var path = "/v1/orders/" + id(seller.post(TRANSFER, "/v1/orders", order));
        var placed = stage.eventually(
                "the order PLACED",
                () -> seller.get(TRANSFER, path),
                seen -> seen.path("state").asText().equals("PLACED"));
        stage.settle();
        return placed.path("subscriptionId").asText();
    }
}
