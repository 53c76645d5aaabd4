package dev.sluice.system;

import static dev.sluice.stack.services.Service.COCP;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** A customer's search for a partner. */
public record Selection(String id, Customer customer) {

    public static Selection openedBy(Customer customer) {
        var answer = customer.voice()
                .post(
                        COCP,
                        "/v1/selections",
                        Map.of(
                                "name",
                                "Renewal",
                                "agreementIds",
                                customer.licences(),
                                "needs",
                                "Somebody who answers the telephone",
                                "criteria",
                                List.of(
                                        Map.of("key", "service", "weight", 60),
                                        Map.of("key", "expertise", "weight", 40)),
                                "ordersPerYear",
                                12));
        return new Selection(answer.requireSuccess().path("id").asText(), customer);
    }

    public String path() {
        return "/v1/selections/" + id;
    }

    public void isAdvisedBy(Adviser adviser) {
        customer.voice()
                .post(COCP, path() + "/advisers", Map.of("tenant", adviser.tenant()))
                .requireSuccess();
    }

    /** @param month what it wants a month, in euros */
    public Reply quotedBy(Partner partner, int service, int expertise, String month) {
        return partner.voice()
                .put(
                        COCP,
                        path() + "/quotations/" + partner.tenant(),
                        Map.of(
                                "companyInfo", "We are forty people.",
                                "prices",
                                        List.of(Map.of(
                                                "item", "seats", "amount", month, "currency", "EUR", "per", "MONTH")),
                                "fulfilmentFee", Map.of("amount", "2.50", "currency", "EUR", "per", "ORDER"),
                                "contractTerms", "Three years.",
                                "expertise", List.of("licensing"),
                                "answers",
                                        Map.of(
                                                "service", Map.of("score", service),
                                                "expertise", Map.of("score", expertise))));
    }

    public JsonNode seenBy(Voice voice, String rest) {
        return voice.get(COCP, path() + rest).requireSuccess();
    }

    /** Answers with a request for a change of partner, filled in. */
    public JsonNode choosing(Partner partner) {
        return customer.voice()
                .post(COCP, path() + "/choose", Map.of("partnerTenantId", partner.tenant()))
                .requireSuccess();
    }
}
