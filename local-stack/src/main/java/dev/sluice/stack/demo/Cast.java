package dev.sluice.stack.demo;

import static dev.sluice.stack.services.Service.COCP;

import dev.sluice.stack.issuer.Caller;
import dev.sluice.stack.issuer.TenantType;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Who is on stage when Delta Waterwerken leaves Fjord Cloud for Noordzee Licenties, and what they hold. */
final class Cast {

    static final int AGREEMENTS = 20;
    static final String NOORDZEE_PCN = "N00RD001";
    static final String FJORD_PCN = "FJ0RD001";
    static final String ANNAS_ADDRESS = "anna@noordzee.example";

    final String noordzee = UUID.randomUUID().toString();
    final String fjord = UUID.randomUUID().toString();
    final String delta = UUID.randomUUID().toString();
    final List<String> agreements = IntStream.range(0, AGREEMENTS)
            .mapToObj(number -> "81000" + (10 + number))
            .toList();
    final String calledOff = agreements.getLast();
    final String moved = agreements.getFirst();

    final Party registry;
    final Party eva;
    final Party anna;
    final Party olga;

    Cast(Stage stage) throws IOException {
        registry = stage.party(Caller.operator("registry", "operations"));
        eva = stage.party(
                Caller.of(TenantType.CUSTOMER, delta, "eva@delta.example", "enterprise-admin", "global-admin"));
        anna = stage.party(Caller.of(
                TenantType.PARTNER, noordzee, ANNAS_ADDRESS, "contract-submitter", "admin-agent", "integration-admin"));
        olga = stage.party(
                Caller.of(TenantType.PARTNER, fjord, "olga@fjord.example", "contract-submitter", "admin-agent"));
    }

    String register() throws IOException {
        registerPartner(noordzee, "Noordzee Licenties BV", "5100001", NOORDZEE_PCN);
        registerPartner(fjord, "Fjord Cloud AS", "5100002", FJORD_PCN);
        registerSubmitter(noordzee, ANNAS_ADDRESS, "Anna");
        registerSubmitter(fjord, "olga@fjord.example", "Olga");
        registry.put(
                COCP,
                "/v1/customers/" + delta,
                Map.of(
                        "name", "Delta Waterwerken",
                        "country", "NL",
                        "segment", "COMMERCIAL",
                        "tradeStatus", "APPROVED",
                        "domains", List.of("delta.example")));
        return "Noordzee %s, Fjord Cloud %s, Delta Waterwerken %s".formatted(noordzee, fjord, delta);
    }

    private void registerPartner(String tenant, String name, String partnerId, String pcn) throws IOException {
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
                        List.of("LSP", "DIRECT_BILL"),
                        "country",
                        "NL",
                        "authorized",
                        true,
                        "mpaSigned",
                        true));
    }

    private void registerSubmitter(String tenant, String email, String name) throws IOException {
        registry.put(
                COCP,
                "/v1/partners/%s/users/%s".formatted(tenant, email),
                Map.of("name", name, "roles", List.of("contract-submitter", "admin-agent"), "verified", true));
    }

    String registerAgreements() throws IOException {
        for (var agreement : agreements) {
            registry.put(
                    COCP,
                    "/v1/agreements/" + agreement,
                    Map.of(
                            "customerTenantId", delta,
                            "program", "EA",
                            "billing", "INDIRECT",
                            "status", "ACTIVE",
                            "startDate", "2024-04-01",
                            "endDate", "2030-03-31",
                            "currentPartnerPcn", FJORD_PCN,
                            "mseds", false,
                            "renewed", false));
        }
        return agreements.getFirst() + " to " + agreements.getLast();
    }
}
