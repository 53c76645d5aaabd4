package dev.sluice.stack.demo;

import static dev.sluice.stack.demo.Answers.id;
import static dev.sluice.stack.demo.Answers.states;
import static dev.sluice.stack.demo.Step.act;
import static dev.sluice.stack.demo.Step.look;
import static dev.sluice.stack.services.Service.COCP;
import static dev.sluice.stack.services.Service.NOTIFICATION;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Journey 1: Delta Waterwerken moves its agreements from Fjord Cloud to Noordzee Licenties, and calls one off in time. */
final class ChangeOfPartner implements Journey {

    private static final String HOOK = "/noordzee";

    private final Stage stage;
    private final Cast cast;
    private final Outcome outcome;
    private String request = "";

    ChangeOfPartner(Stage stage) throws IOException {
        this.stage = stage;
        this.cast = new Cast(stage);
        this.outcome = new Outcome(stage, cast);
    }

    @Override
    public String title() {
        return "Journey 1: a customer changes partner";
    }

    @Override
    public List<Step> steps() {
        return List.of(
                act("The registry knows two partners, their people and a customer", cast::register),
                act("The customer has 20 agreements with Fjord Cloud", cast::registerAgreements),
                act(
                        "Noordzee subscribes to everything by webhook and proves that the address is its own",
                        this::subscribe),
                look("A dry run tells Eva what would happen, and stores nothing", this::tryOut),
                act("Eva asks to move all 20 to Noordzee in one package", this::submit),
                look("Transfer sees the change in progress on the agreement", () -> outcome.changeInProgress(request)),
                act("Eva calls one of them off while it is in progress", this::callOff),
                act("Three days without an answer: Noordzee is reminded", this::wait3Days),
                act("Anna of Noordzee accepts the other 19", this::accept),
                act("Two days later they are processed and in their grace period", this::process),
                act("91 days later the change is complete", this::complete),
                look(
                        "Partner of record: Noordzee for 19, Fjord Cloud for the one called off",
                        outcome::partnersOfRecord),
                look("Attribution ended Fjord Cloud's association and began Noordzee's", outcome::associations),
                look("Transfer sees the new partner of record", outcome::transfer),
                look("All three parties see the same timeline", () -> outcome.timelines(path())),
                look("Every webhook arrived with a good signature", outcome::webhooks),
                look("Notices and e-mail reached the people concerned", outcome::notices));
    }

    private String subscribe() throws IOException {
        var endpoint = cast.anna.post(
                NOTIFICATION, "/v1/webhook-endpoints", Map.of("url", stage.receiver(HOOK), "eventTypes", List.of("*")));
        stage.trust(HOOK, endpoint.path("secret").asText());
        cast.anna.post(NOTIFICATION, "/v1/webhook-endpoints/%s/verify".formatted(id(endpoint)), Map.of());
        return stage.receiver(HOOK);
    }

    private String tryOut() throws IOException {
        var answer = cast.eva.post(COCP, "/v1/partner-change-requests?validateOnly=true", submission());
        return "%d would go, %d would be refused; in force %s"
                .formatted(
                        answer.path("items").size(),
                        answer.path("refusedItems").size(),
                        answer.path("items")
                                .path(0)
                                .path("projectedEffectiveDate")
                                .path("date")
                                .asText("?"));
    }

    private String submit() throws IOException {
        var answer = cast.eva.post(COCP, "/v1/partner-change-requests", submission());
        request = id(answer);
        return states(answer, Map.of("IN_PROGRESS", Cast.AGREEMENTS));
    }

    private Map<String, Object> submission() {
        return Map.of(
                "licenseIds",
                cast.agreements,
                "newPartnerPcn",
                Cast.NOORDZEE_PCN,
                "partnerContactEmail",
                Cast.ANNAS_ADDRESS,
                "reason",
                "UNSATISFACTORY_SERVICE",
                "reasonDescription",
                "late answers",
                "signatory",
                Map.of("firstName", "Eva", "lastName", "Jansen"),
                "termsAccepted",
                true,
                "channel",
                "M365_ADMIN_CENTER");
    }

    private String callOff() throws IOException {
        cast.eva.post(
                COCP,
                path() + "/cancel",
                Map.of("licenseIds", List.of(cast.calledOff), "reason", "This one stays where it is."));
        var seen = stage.eventually(
                cast.calledOff + " called off",
                () -> states(cast.eva.get(COCP, path())),
                states -> states.containsKey("CANCELED") || states.containsKey("CANCELLATION_IN_PROGRESS"));
        return seen.toString();
    }

    private String wait3Days() throws IOException {
        stage.advance(Duration.ofDays(3).plusMinutes(1));
        return states(cast.eva.get(COCP, path()), Map.of("IN_PROGRESS", Cast.AGREEMENTS - 1, "CANCELED", 1));
    }

    private String accept() throws IOException {
        var answer = cast.anna.post(COCP, path() + "/accept", Map.of());
        return states(answer, Map.of("ACCEPTED", Cast.AGREEMENTS - 1, "CANCELED", 1));
    }

    private String process() throws IOException {
        stage.advance(Duration.ofDays(2));
        return states(cast.eva.get(COCP, path()), Map.of("GRACE_PERIOD", Cast.AGREEMENTS - 1, "CANCELED", 1));
    }

    private String complete() throws IOException {
        stage.advance(Duration.ofDays(91));
        return states(cast.eva.get(COCP, path()), Map.of("COMPLETED", Cast.AGREEMENTS - 1, "CANCELED", 1));
    }

    private String path() {
        return "/v1/partner-change-requests/" + request;
    }
}
