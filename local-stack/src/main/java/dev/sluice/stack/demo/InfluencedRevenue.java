package dev.sluice.stack.demo;

import static dev.sluice.stack.demo.Answers.id;
import static dev.sluice.stack.demo.Step.act;
import static dev.sluice.stack.demo.Step.look;
import static dev.sluice.stack.services.Service.ATTRIBUTION;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.stack.material.SignedDocument;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Journey 6: Alpen Advies is credited with what it influenced, and Fjell Cloud, who sold it, with no less. */
final class InfluencedRevenue implements Journey {

    private static final String AMOUNT = "1000.00";
    private static final Duration TWO_MONTHS = Duration.ofDays(62);

    private final Stage stage;
    private final CastOfInfluence cast;
    private String subscription = "";
    private String claim = "";
    private String month = "";

    InfluencedRevenue(Stage stage) throws IOException {
        this.stage = stage;
        this.cast = new CastOfInfluence(stage);
    }

    @Override
    public String title() {
        return "Journey 6: Influenced revenue";
    }

    @Override
    public List<Step> steps() {
        return List.of(
                act("The registry knows two sellers, an adviser and Chiron Kliniek", cast::register),
                act("Fjell Cloud sells Chiron Kliniek Business Central", this::sell),
                act("Alma of Alpen Advies claims that she influenced it, with a signed proof", this::claim),
                act("A reviewer approves; Chiron Kliniek may still decline", this::approve),
                act("Billing tells of 1000 euros", this::bill),
                act("Two months pass: the credit counts, the month is closed", this::waitTwoMonths),
                look("Each has the whole amount: billed to one, influenced by the other", this::lookAtStatements),
                look("The number explains itself to the cent", this::explain),
                act("Meander takes the subscription over; the claim goes with it", this::replace));
    }

    private String sell() throws IOException {
        subscription = cast.sold(cast.frida, Map.of());
        return "subscription " + subscription;
    }

    private String claim() throws IOException {
        var draft = cast.alma.post(
                ATTRIBUTION,
                "/v1/claims",
                Map.of(
                        "activity",
                        "INFLUENCED_REVENUE",
                        "customerTenantId",
                        cast.chiron,
                        "subscriptionId",
                        subscription,
                        "customerContact",
                        Map.of("name", "Clio Vos", "title", "CIO", "email", "clio@chiron.example")));
        claim = "/v1/claims/" + id(draft);
        var document = new SignedDocument(
                "Alpen Advies advised Chiron Kliniek on Business Central.", "Clio Vos", today(), "BUSINESS_CENTRAL");
        var proof = cast.alma.upload(ATTRIBUTION, claim + "/evidence", SignedDocument.mediaType(), document.body());
        var submitted = cast.alma.post(ATTRIBUTION, claim + "/submit", Map.of());
        return "%s, the proof's pre-check %s"
                .formatted(
                        submitted.path("state").asText(),
                        proof.path("preCheck").path("result").asText());
    }

    private LocalDate today() throws IOException {
        return LocalDate.ofInstant(stage.now(), ZoneOffset.UTC);
    }

    private String approve() throws IOException {
        cast.reviewer.post(ATTRIBUTION, claim + "/start-review", Map.of());
        var approved = cast.reviewer.post(ATTRIBUTION, claim + "/approve", Map.of("reasonCode", "PROOF_SUFFICIENT"));
        return "%s, opt-out until %s"
                .formatted(
                        approved.path("state").asText(),
                        approved.path("optOutUntil").asText());
    }

    private String bill() throws IOException {
        month = YearMonth.from(today()).toString();
        var operation = cast.registry.upload(
                ATTRIBUTION,
                "/v1/imports?kind=revenue-lines",
                "text/csv",
                "lineId,subscriptionId,customerTenantId,product,solutionArea,month,currency,amount,quantity,salesChannel\n"
                        + "%s-1,%s,%s,Dynamics 365,BUSINESS_APPLICATIONS,%s,EUR,%s,10,CSP\n"
                                .formatted(subscription, subscription, cast.chiron, month, AMOUNT));
        stage.eventually(
                "an import of one row",
                () -> cast.registry.get(ATTRIBUTION, "/v1/operations/" + id(operation)),
                seen -> seen.path("progress").path("succeeded").asInt() == 1);
        return AMOUNT + " EUR of " + month;
    }

    private String waitTwoMonths() throws IOException {
        stage.advance(TWO_MONTHS);
        var credit = Answers.items(cast.alma.get(ATTRIBUTION, "/v1/partners/" + cast.alpen + "/credits"))
                .getFirst();
        Unexpected.unless(credit.path("state").asText().equals("VISIBLE"), "a visible credit", credit);
        return "credit of %s: %s"
                .formatted(
                        credit.path("creditMonth").asText(),
                        credit.path("state").asText());
    }

    private String lookAtStatements() throws IOException {
        var billed = total(cast.frida, cast.fjell, "billed");
        var influenced = total(cast.alma, cast.alpen, "influenced");
        Unexpected.unless(billed.equals(AMOUNT) && influenced.equals(AMOUNT), AMOUNT + " each", billed + influenced);
        return "Fjell Cloud %s billed, Alpen Advies %s influenced".formatted(billed, influenced);
    }

    private String total(Party party, String partner, String kind) throws IOException {
        return statement(party, partner).path("totals").path(0).path(kind).asText();
    }

    private JsonNode statement(Party party, String partner) throws IOException {
        return party.get(ATTRIBUTION, "/v1/partners/%s/statements/%s".formatted(partner, month));
    }

    private String explain() throws IOException {
        var line = statement(cast.alma, cast.alpen).path("lines").path(0);
        var why = cast.alma.get(
                ATTRIBUTION,
                "/v1/partners/%s/statements/%s/lines/%s/explain"
                        .formatted(cast.alpen, month, line.path("lineNo").asText()));
        Unexpected.unless(why.path("sum").asText().equals(AMOUNT), AMOUNT, why);
        return "%s: %s".formatted(why.path("sum").asText(), why.path("rule").asText());
    }

    private String replace() throws IOException {
        var successor = cast.sold(
                cast.mees, Map.of("replaces", Map.of("channel", "OTHER_CSP", "subscriptionId", subscription)));
        var moved = cast.alma.get(ATTRIBUTION, claim);
        Unexpected.unless(
                moved.path("subscriptionId").asText().equals(successor)
                        && moved.path("state").asText().equals("APPROVED"),
                "the claim on " + successor,
                moved);
        return "%s on %s".formatted(moved.path("state").asText(), successor);
    }
}
