package dev.sluice.stack.demo;

import static dev.sluice.stack.demo.Answers.id;
import static dev.sluice.stack.services.Service.COCP;
import static dev.sluice.stack.services.Service.NOTIFICATION;
import static dev.sluice.stack.services.Service.TRANSFER;

import dev.sluice.stack.issuer.Caller;
import dev.sluice.stack.issuer.TenantType;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Who plays the migration, and what Thebes has in the traditional CSP. */
final class CastOfMigration {

    static final int LICENCES = 25;

    private static final String HOOK = "/hestia";
    private static final String OFFER = "2b3b8d2d-10aa-4be4-b5fd-7f2feb0c3091";
    private static final int OLD = 250;
    private static final int LEFT = 115;

    private final Stage stage;
    private final String hestia = UUID.randomUUID().toString();
    final String thebes = UUID.randomUUID().toString();
    final String kept = UUID.randomUUID().toString();
    final String given = UUID.randomUUID().toString();
    private final Party registry;
    private final Party theo;
    final Party hana;

    CastOfMigration(Stage stage) throws IOException {
        this.stage = stage;
        registry = stage.party(Caller.operator("registry", "operations"));
        hana = stage.party(
                Caller.of(TenantType.PARTNER, hestia, "hana@hestia.example", "admin-agent", "integration-admin"));
        theo = stage.party(Caller.of(TenantType.CUSTOMER, thebes, "theo@thebes.example", "global-admin"));
    }

    String register() throws IOException {
        registry.put(
                COCP,
                "/v1/partners/" + hestia,
                Map.of(
                        "name", "Hestia Cloud GmbH",
                        "pcn", "HEST1A01",
                        "partnerId", "5100055",
                        "partnerTypes", List.of("LSP", "DIRECT_BILL"),
                        "country", "DE",
                        "authorized", true,
                        "mpaSigned", true));
        registry.put(
                COCP,
                "/v1/customers/" + thebes,
                Map.of(
                        "name", "Thebes Logistik",
                        "country", "DE",
                        "segment", "COMMERCIAL",
                        "tradeStatus", "APPROVED",
                        "domains", List.of("thebes.example")));
        stage.settle();
        var operation = registry.upload(TRANSFER, "/v1/imports?kind=legacy-subscriptions", "text/csv", csv());
        stage.eventually(
                "an import of two rows",
                () -> registry.get(TRANSFER, "/v1/operations/" + id(operation)),
                seen -> seen.path("progress").path("succeeded").asInt() == 2);
        return "two subscriptions of %d licences, %d days before the end of their year".formatted(LICENCES, LEFT);
    }

    private String csv() throws IOException {
        var today = LocalDate.ofInstant(stage.now(), ZoneOffset.UTC);
        var rest = ",%s,%s,%s,Active,%s,%s,P1Y,Monthly,%d,COMMERCIAL\n"
                .formatted(thebes, hestia, OFFER, today.minusDays(OLD), today.plusDays(LEFT), LICENCES);
        return "subscriptionId,customerTenantId,partnerTenantId,offerId,status,purchasedOn,termEndDate,termDuration,"
                + "billingCycle,quantity,segment\n"
                + kept
                + rest
                + given
                + rest;
    }

    String relate() throws IOException {
        var asked = hana.post(
                TRANSFER,
                "/v1/relationship-requests",
                Map.of("type", "RESELLER", "customerTenantId", thebes, "includeDelegatedAdmin", false));
        return theo.post(TRANSFER, "/v1/relationship-requests/%s/accept".formatted(id(asked)), Map.of())
                .path("state")
                .asText();
    }

    String subscribe() throws IOException {
        var endpoint = hana.post(
                NOTIFICATION,
                "/v1/webhook-endpoints",
                Map.of(
                        "url", stage.receiver(HOOK),
                        "eventTypes", List.of("migration.*", "subscription.*"),
                        "order", "PER_KEY"));
        stage.trust(HOOK, endpoint.path("secret").asText());
        hana.post(NOTIFICATION, "/v1/webhook-endpoints/%s/verify".formatted(id(endpoint)), Map.of());
        return stage.receiver(HOOK);
    }

    /** Types of what Hestia's receiver was told, in the order in which it came. */
    List<String> heard() throws IOException {
        return stage.webhooks().stream()
                .filter(receipt -> receipt.path("path").asText().equals(HOOK))
                .map(receipt -> receipt.at("/body/type").asText())
                .toList();
    }
}
