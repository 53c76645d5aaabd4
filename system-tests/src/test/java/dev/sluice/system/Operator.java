package dev.sluice.system;

import static dev.sluice.stack.services.Service.COCP;
import static dev.sluice.stack.services.Service.TRANSFER;
import static dev.sluice.system.Suite.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The registry desk: it says who and what exists. */
public record Operator(Voice voice) {

    public void registerPartner(String tenant, String name, String pcn) {
        put(
                "/v1/partners/" + tenant,
                Map.of(
                        "name",
                        name,
                        "pcn",
                        pcn,
                        "partnerId",
                        String.valueOf(Integer.parseInt(tenant.substring(0, 5), 16) + 5_000_000),
                        "partnerTypes",
                        List.of("LSP", "DIRECT_BILL"),
                        "country",
                        "NL",
                        "authorized",
                        true,
                        "mpaSigned",
                        true));
    }

    public void registerSubmitter(String partner, String email) {
        put(
                "/v1/partners/%s/users/%s".formatted(partner, email),
                Map.of(
                        "name", email.replaceAll("@.*", ""),
                        "roles", List.of("contract-submitter", "admin-agent"),
                        "verified", true));
    }

    public void registerCustomer(String tenant, String name) {
        put(
                "/v1/customers/" + tenant,
                Map.of(
                        "name", name,
                        "country", "NL",
                        "segment", "COMMERCIAL",
                        "tradeStatus", "APPROVED",
                        "domains", List.of("c" + tenant.substring(0, 8) + ".example")));
    }

    public void registerAgreement(String licence, Customer customer) {
        triesToRegisterAgreement(licence, customer).requireSuccess();
    }

    /** Answers 428 when it was registered before. */
    public Reply triesToRegisterAgreement(String licence, Customer customer) {
        return voice.put(
                COCP,
                "/v1/agreements/" + licence,
                Map.of(
                        "customerTenantId", customer.tenant(),
                        "program", "EA",
                        "billing", "INDIRECT",
                        "status", "ACTIVE",
                        "startDate", "2024-04-01",
                        "endDate", "2040-03-31",
                        "currentPartnerPcn", customer.partner().pcn(),
                        "mseds", false,
                        "renewed", false));
    }

    /** Rows of a kind that transfer-service takes in, all of which are good. */
    public void imports(String kind, String header, List<String> rows) {
        var csv = header + "\n" + String.join("\n", rows) + "\n";
        var path = "/v1/imports?kind=" + kind;
        var operation = voice.send(TRANSFER, "POST", path, "text/csv", csv.getBytes(UTF_8))
                .requireSuccess()
                .path("id")
                .asText();
        eventually(() -> assertThat(voice.get(TRANSFER, "/v1/operations/" + operation)
                        .requireSuccess()
                        .at("/progress/succeeded")
                        .asInt())
                .isEqualTo(rows.size()));
    }

    public Instant businessNow() {
        return Instant.parse(
                voice.get(COCP, "/sandbox/clock").requireSuccess().path("now").asText());
    }

    private void put(String path, Object body) {
        voice.put(COCP, path, body).requireSuccess();
    }
}
