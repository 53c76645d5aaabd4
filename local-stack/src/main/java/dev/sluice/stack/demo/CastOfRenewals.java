package dev.sluice.stack.demo;

import static dev.sluice.stack.demo.Answers.id;
import static dev.sluice.stack.services.Service.COCP;
import static dev.sluice.stack.services.Service.TRANSFER;

import dev.sluice.stack.issuer.Caller;
import dev.sluice.stack.issuer.TenantType;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Who is on stage when Rheia Cloud renews what Delphi has under its EA. */
final class CastOfRenewals {

    static final int ALL = 500;
    static final int WITHOUT_TWIN = 15;
    static final int REFUSED_LATER = 15;

    private final Stage stage;
    private final String rheia = UUID.randomUUID().toString();
    private final String delphi = UUID.randomUUID().toString();
    private final String agreement = "4500-" + rheia.substring(0, 8);
    private final List<String> subscriptions = IntStream.range(0, ALL)
            .mapToObj(no -> "%s-%03d".formatted(agreement, no))
            .toList();
    private final Party registry;
    private final Party dora;
    final Party rosa;

    CastOfRenewals(Stage stage) throws IOException {
        this.stage = stage;
        registry = stage.party(Caller.operator("registry", "operations"));
        rosa = stage.party(
                Caller.of(TenantType.PARTNER, rheia, "rosa@rheia.example", "admin-agent", "integration-admin"));
        dora = stage.party(Caller.of(TenantType.CUSTOMER, delphi, "dora@delphi.example", "global-admin"));
    }

    private LocalDate end() throws IOException {
        return LocalDate.ofInstant(stage.now(), ZoneOffset.UTC).plusDays(2);
    }

    String register() throws IOException {
        registry.put(
                COCP,
                "/v1/partners/" + rheia,
                Map.of(
                        "name", "Rheia Cloud SARL",
                        "pcn", "RHE1A001",
                        "partnerId", "5100044",
                        "partnerTypes", List.of("LSP", "DIRECT_BILL"),
                        "country", "FR",
                        "authorized", true,
                        "mpaSigned", true));
        registry.put(
                COCP,
                "/v1/customers/" + delphi,
                Map.of(
                        "name", "Delphi Assurances",
                        "country", "FR",
                        "segment", "COMMERCIAL",
                        "tradeStatus", "APPROVED",
                        "domains", List.of("delphi.example")));
        registry.put(
                COCP,
                "/v1/agreements/" + agreement,
                Map.of(
                        "customerTenantId",
                        delphi,
                        "program",
                        "EA",
                        "billing",
                        "INDIRECT",
                        "status",
                        "ACTIVE",
                        "startDate",
                        "2024-04-01",
                        "endDate",
                        end().toString(),
                        "mseds",
                        false,
                        "renewed",
                        false));
        stage.settle();
        var operation = registry.upload(TRANSFER, "/v1/imports?kind=ea-subscriptions", "text/csv", csv());
        stage.eventually(
                "an import of %d rows".formatted(ALL),
                () -> registry.get(TRANSFER, "/v1/operations/" + id(operation)),
                seen -> seen.path("progress").path("succeeded").asInt() == ALL);
        return "agreement %s with %d subscriptions".formatted(agreement, ALL);
    }

    private String csv() {
        return IntStream.range(0, ALL)
                .mapToObj(no ->
                        "%s,%s,%s,%s,10,COMMERCIAL\n".formatted(subscriptions.get(no), agreement, sku(no), sku(no)))
                .collect(Collectors.joining(
                        "", "eaSubscriptionId,agreementId,sku,provisioningId,quantity,segment\n", ""));
    }

    private static String sku(int no) {
        if (no % (ALL / WITHOUT_TWIN) == 0 && no < ALL / WITHOUT_TWIN * WITHOUT_TWIN) {
            return "LEGACY_ONPREM_X";
        }
        return no % (ALL / REFUSED_LATER) == 1 && no < ALL / REFUSED_LATER * REFUSED_LATER
                ? "SANDBOX_REFUSE"
                : "M365_E3_TEAMS";
    }

    String relate() throws IOException {
        var asked = rosa.post(
                TRANSFER,
                "/v1/relationship-requests",
                Map.of("type", "RESELLER", "customerTenantId", delphi, "includeDelegatedAdmin", false));
        var accepted = dora.post(TRANSFER, "/v1/relationship-requests/%s/accept".formatted(id(asked)), Map.of());
        return accepted.path("state").asText();
    }

    Map<String, Object> batch(int canary) {
        return Map.of(
                "kind",
                "CHANNEL_TRANSFER",
                "defaults",
                Map.of("termDuration", "P1Y", "billingCycle", "Monthly", "quantity", 10),
                "items",
                subscriptions.stream()
                        .map(subscription -> Map.of("eaSubscriptionId", subscription))
                        .toList(),
                "canary",
                canary,
                "stopOnErrorRate",
                0.2);
    }
}
