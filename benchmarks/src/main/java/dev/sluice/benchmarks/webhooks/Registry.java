package dev.sluice.benchmarks.webhooks;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** Who and what exists: a partner to move to, customers with agreements, and their requests. */
record Registry(Site site, Site.Caller operator, Site.Caller partner) {

    private static final String PCN = "BENCH001";
    private static final String EMAIL = "anna@bench.example";

    void open() throws Exception {
        site.call(
                "PUT",
                "cocp",
                "/v1/partners/" + partner.tenant(),
                operator,
                Map.of(
                        "name",
                        "Bench Licences",
                        "pcn",
                        PCN,
                        "partnerId",
                        "5999999",
                        "partnerTypes",
                        List.of("LSP", "DIRECT_BILL"),
                        "country",
                        "NL",
                        "authorized",
                        true,
                        "mpaSigned",
                        true));
        site.call(
                "PUT",
                "cocp",
                "/v1/partners/%s/users/%s".formatted(partner.tenant(), EMAIL),
                operator,
                Map.of("name", "Anna", "roles", List.of("contract-submitter"), "verified", true));
    }

    /** With agreements {@code <name>-0} and so on. */
    void customer(Site.Caller customer, String name, int agreements) throws Exception {
        site.call(
                "PUT",
                "cocp",
                "/v1/customers/" + customer.tenant(),
                operator,
                Map.of(
                        "name", name,
                        "country", "NL",
                        "segment", "COMMERCIAL",
                        "tradeStatus", "APPROVED",
                        "domains", List.of(name + ".example")));
        site.all(IntStream.range(0, agreements)
                .<Callable<Void>>mapToObj(number -> () -> {
                    site.call(
                            "PUT",
                            "cocp",
                            "/v1/agreements/%s-%d".formatted(name, number),
                            operator,
                            Map.of(
                                    "customerTenantId", customer.tenant(),
                                    "program", "EA",
                                    "billing", "INDIRECT",
                                    "status", "ACTIVE",
                                    "startDate", "2024-04-01",
                                    "endDate", "2040-03-31",
                                    "mseds", false,
                                    "renewed", false));
                    return null;
                })
                .toList());
    }

    /** The command whose webhooks are waited for. */
    void asksToMove(Site.Caller customer, String agreement) throws Exception {
        site.call(
                "POST",
                "cocp",
                "/v1/partner-change-requests",
                customer,
                Map.of(
                        "licenseIds",
                        List.of(agreement),
                        "newPartnerPcn",
                        PCN,
                        "partnerContactEmail",
                        EMAIL,
                        "reason",
                        "CHANGED_NEEDS",
                        "signatory",
                        Map.of("firstName", "Eva", "lastName", "Smit"),
                        "termsAccepted",
                        true,
                        "channel",
                        "API"));
    }

    /** The agreement that a webhook about a request names. */
    static String agreementOf(String body) {
        var at = body.indexOf("\"licenseId\":\"") + "\"licenseId\":\"".length();
        return body.substring(at, body.indexOf('"', at));
    }
}
