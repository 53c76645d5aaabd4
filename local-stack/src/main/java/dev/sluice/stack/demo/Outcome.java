package dev.sluice.stack.demo;

import static dev.sluice.stack.demo.Answers.items;
import static dev.sluice.stack.services.Service.ATTRIBUTION;
import static dev.sluice.stack.services.Service.COCP;
import static dev.sluice.stack.services.Service.NOTIFICATION;
import static dev.sluice.stack.services.Service.TRANSFER;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.stack.receiver.Receipt;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What all four services say of a change of partner. */
record Outcome(Stage stage, Cast cast) {

    String changeInProgress(String request) throws IOException {
        var copy = stage.eventually(
                "the change in progress, as transfer sees it",
                () -> cast.anna.get(TRANSFER, "/v1/agreements/" + cast.moved),
                agreement -> agreement
                        .path("changeInProgress")
                        .path("requestId")
                        .asText()
                        .equals(request));
        return "%s: %s of %s"
                .formatted(
                        cast.moved, copy.path("changeInProgress").path("state").asText(), request);
    }

    String partnersOfRecord() throws IOException {
        for (var agreement : cast.agreements) {
            var expected = agreement.equals(cast.calledOff) ? Cast.FJORD_PCN : Cast.NOORDZEE_PCN;
            var seen = partnerOfRecord(agreement);
            Unexpected.unless(seen.equals(expected), agreement + " with " + expected, seen);
        }
        return "%s: %s, %s: %s"
                .formatted(cast.moved, partnerOfRecord(cast.moved), cast.calledOff, partnerOfRecord(cast.calledOff));
    }

    private String partnerOfRecord(String agreement) throws IOException {
        return cast.eva
                .get(COCP, "/v1/agreements/" + agreement)
                .path("partnerOfRecord")
                .path("pcn")
                .asText();
    }

    String associations() throws IOException {
        var associations = stage.eventually(
                "an association with Noordzee that has begun",
                () -> items(cast.eva.get(ATTRIBUTION, "/v1/associations?agreementId=" + cast.moved)),
                found -> found.stream().anyMatch(each -> isOf(each, cast.noordzee)));
        var old = associations.stream().filter(each -> isOf(each, cast.fjord)).toList();
        var begun =
                associations.stream().filter(each -> isOf(each, cast.noordzee)).toList();
        Unexpected.unless(
                old.stream().allMatch(each -> each.hasNonNull("until")),
                "Fjord Cloud's association to have ended",
                old);
        Unexpected.unless(
                begun.stream().anyMatch(each -> !each.hasNonNull("until")), "Noordzee's association to go on", begun);
        return "Fjord Cloud until %s, Noordzee from %s"
                .formatted(
                        old.isEmpty() ? "never" : old.getLast().path("until").asText(),
                        begun.getLast().path("from").asText());
    }

    String transfer() throws IOException {
        var copy = stage.eventually(
                "Noordzee as partner of record, as transfer sees it",
                () -> cast.anna.get(TRANSFER, "/v1/agreements/" + cast.moved),
                agreement -> agreement.path("changeInProgress").isMissingNode()
                        && agreement
                                .path("partnerOfRecord")
                                .path("pcn")
                                .asText()
                                .equals(Cast.NOORDZEE_PCN));
        return "%s: %s, no change in progress"
                .formatted(cast.moved, copy.path("partnerOfRecord").path("pcn").asText());
    }

    String timelines(String path) throws IOException {
        var customers = timeline(cast.eva, path);
        var newPartners = timeline(cast.anna, path);
        var oldPartners = timeline(cast.olga, path);
        for (var seen : List.of(customers, newPartners, oldPartners)) {
            Unexpected.unless(
                    seen.stream().anyMatch(type -> type.toLowerCase(Locale.ROOT).contains("completed")),
                    "the completion on every timeline",
                    seen);
        }
        return "%d entries for the customer, %d for the new partner, %d for the old one"
                .formatted(customers.size(), newPartners.size(), oldPartners.size());
    }

    private List<String> timeline(Party party, String path) throws IOException {
        return items(party.get(COCP, path + "/timeline")).stream()
                .map(entry -> entry.path("type").asText())
                .toList();
    }

    String webhooks() throws IOException {
        var webhooks = stage.eventually(
                "a webhook about the completion",
                stage::webhooks,
                received -> received.stream().anyMatch(each -> type(each).equals("partner-change.completed.v1")));
        var bad = webhooks.stream()
                .filter(each -> !each.path("verdict").asText().equals(Receipt.VERIFIED))
                .toList();
        Unexpected.unless(bad.isEmpty(), "good signatures only", bad);
        return webhooks.size() + " received, all verified";
    }

    String notices() throws IOException {
        var notices = stage.eventually(
                "notices for Anna", () -> items(cast.anna.get(NOTIFICATION, "/v1/notices")), found -> !found.isEmpty());
        var mails = stage.eventually(
                "e-mail to Anna",
                stage::mails,
                received -> received.stream()
                        .anyMatch(each -> each.path("to").toString().contains(Cast.ANNAS_ADDRESS)));
        return "%d notices for Anna, %d mails, the first: %s"
                .formatted(
                        notices.size(),
                        mails.size(),
                        mails.getFirst().path("subject").asText());
    }

    private static boolean isOf(JsonNode association, String tenant) {
        return association.path("partnerTenantId").asText().equals(tenant);
    }

    private static String type(JsonNode webhook) {
        return webhook.path("body").path("type").asText();
    }
}
