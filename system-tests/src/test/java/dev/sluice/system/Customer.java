package dev.sluice.system;

import static dev.sluice.stack.services.Service.ATTRIBUTION;
import static dev.sluice.stack.services.Service.COCP;
import static dev.sluice.stack.services.Service.TRANSFER;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A customer, and the person there who may change its partner. */
public record Customer(
        Suite suite, String name, String tenant, Partner partner, String email, Voice voice, List<String> licences) {

    /** Takes somebody as one of its resellers. */
    public void takes(Partner reseller) {
        var asked = reseller.voice()
                .post(TRANSFER, "/v1/relationship-requests", Map.of("type", "RESELLER", "customerTenantId", tenant))
                .requireSuccess();
        voice.post(TRANSFER, "/v1/relationship-requests/" + asked.path("id").asText() + "/accept", Map.of())
                .requireSuccess();
    }

    public Customer withLicences(int count) {
        var registered = IntStream.range(0, count)
                .mapToObj(number -> "%s-%02d".formatted(tenant.substring(0, 8), number))
                .toList();
        registered.forEach(licence -> suite.registry().registerAgreement(licence, this));
        return new Customer(suite, name, tenant, partner, email, voice, registered);
    }

    public ChangeRequest asksToMoveTo(Partner newPartner) {
        return asked(triesToMove(licences, newPartner, Map.of()));
    }

    public Reply triesToMove(List<String> moved, Partner newPartner, Map<String, String> headers) {
        return voice.post(
                COCP,
                "/v1/partner-change-requests",
                Map.of(
                        "licenseIds",
                        moved,
                        "newPartnerPcn",
                        newPartner.pcn(),
                        "partnerContactEmail",
                        newPartner.email(),
                        "reason",
                        "UNSATISFACTORY_SERVICE",
                        "reasonDescription",
                        "late answers",
                        "signatory",
                        Map.of("firstName", "Evangeline", "lastName", "Jansen"),
                        "termsAccepted",
                        true,
                        "channel",
                        "M365_ADMIN_CENTER"),
                headers);
    }

    public ChangeRequest asked(Reply answer) {
        return new ChangeRequest(answer.requireSuccess().path("id").asText(), this);
    }

    public Reply agrees(ChangeRequest request, String proposal) {
        return voice.post(COCP, request.path() + "/effective-date-proposals/" + proposal + "/agree", Map.of());
    }

    public void callsOff(ChangeRequest request, String licence) {
        triesToCancel(request, List.of(licence), Map.of()).requireSuccess();
    }

    public Reply triesToCancel(ChangeRequest request, List<String> canceled, Map<String, String> headers) {
        return voice.post(
                COCP,
                request.path() + "/cancel",
                Map.of("licenseIds", canceled, "reason", "This one stays where it is."),
                headers);
    }

    public String partnerOfRecord(String licence) {
        return voice.get(COCP, "/v1/agreements/" + licence)
                .requireSuccess()
                .path("partnerOfRecord")
                .path("pcn")
                .asText();
    }

    public List<JsonNode> requests() {
        return Reply.items(voice.get(COCP, "/v1/partner-change-requests").requireSuccess());
    }

    public List<JsonNode> timeline(ChangeRequest request) {
        return Reply.items(voice.get(COCP, request.path() + "/timeline").requireSuccess());
    }

    public List<JsonNode> associations(String licence) {
        return Reply.items(voice.get(ATTRIBUTION, "/v1/associations?agreementId=" + licence)
                .requireSuccess());
    }
}
