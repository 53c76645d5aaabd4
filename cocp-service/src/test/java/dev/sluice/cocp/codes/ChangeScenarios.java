package dev.sluice.cocp.codes;

import dev.sluice.cocp.World;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** How each code about changes of partner comes about. */
final class ChangeScenarios {

    private final World world;

    ChangeScenarios(World world) {
        this.world = world;
    }

    Map<String, Supplier<Response>> all() {
        var all = new HashMap<String, Supplier<Response>>();
        all.putAll(againstTheWhole());
        all.putAll(againstALicence());
        all.putAll(againstACommand());
        all.put("CONTACT_UNVERIFIED", () -> submit(Map.of("partnerContactEmail", "someone@else.example")));
        all.put(
                "EFFECTIVE_AFTER_AGREEMENT_END",
                () -> world.submit(world.submission(
                        world.agreement(Map.of("endDate", today().plusDays(30).toString())))));
        return all;
    }

    private Map<String, Supplier<Response>> againstTheWhole() {
        return Map.of(
                "PCN_UNKNOWN", () -> submit(Map.of("newPartnerPcn", "ZZZZ9999")),
                "PCN_NOT_ALLOWED", this::toAnUnauthorisedPartner,
                "TOO_MANY_LICENSES", this::withTwentyOneLicences,
                "NO_ELIGIBLE_LICENSE", () -> submitFor(Map.of("status", "EXPIRED")),
                "TERMS_NOT_ACCEPTED", () -> submit(Map.of("termsAccepted", false)),
                "SIGNATORY_REQUIRED", () -> submit(Map.of("signatory", "")),
                "REASON_REQUIRED", () -> submit(Map.of("reason", "")),
                "BACKDATED_NOT_ALLOWED",
                        () -> submit(Map.of(
                                "requestedEffectiveDate", today().minusDays(1).toString())),
                "DATE_TOO_FAR", () -> propose(today().plusYears(11)),
                "NOT_AUTHORIZED_ON_AGREEMENT",
                        () -> world.post(
                                world.reader, "/v1/partner-change-requests", world.submission(world.agreement())));
    }

    private Map<String, Supplier<Response>> againstALicence() {
        return Map.of(
                "LICENSE_UNKNOWN", () -> world.submit(world.submission("nowhere")),
                "AGREEMENT_PROGRAM_OUT_OF_SCOPE", () -> submitFor(Map.of("program", "MPSA")),
                "AGREEMENT_NOT_ACTIVE", () -> submitFor(Map.of("status", "ENDED")),
                "MSEDS_AGREEMENT", () -> submitFor(Map.of("mseds", true, "currentPartnerPcn", "")),
                "TRADE_STATUS_NOT_APPROVED", this::whileTheTradeCheckRuns,
                "SAME_PARTNER", () -> submitFor(Map.of("currentPartnerPcn", world.noordzeePcn)),
                "COCP_ALREADY_OPEN", this::twice);
    }

    private Map<String, Supplier<Response>> againstACommand() {
        return Map.of(
                "NOT_PARTNER_OF_REQUEST", () -> world.accept(world.lars, submitted()),
                "LICENSE_NOT_IN_REQUEST",
                        () -> world.act(world.anna, submitted(), "accept", Map.of("licenseIds", List.of("other"))),
                "REQUEST_EXPIRED", this::acceptTooLate,
                "ALREADY_DECIDED", () -> world.accept(world.anna, accepted()),
                "CANCEL_NOT_ALLOWED_IN_STATE", () -> world.cancel(world.customer, accepted()),
                "NOT_YOUR_TURN", () -> answer(world.customer, submitted(), 1),
                "PROPOSAL_NOT_OPEN", () -> answer(world.anna, submitted(), 2),
                "FORM_NOT_AVAILABLE",
                        () -> world.get(world.customer, "/v1/partner-change-requests/" + submitted() + "/form"),
                "ACTION_NOT_ALLOWED_IN_STATE",
                        () -> world.act(world.registry, submitted(), "review/complete", Map.of()));
    }

    private Response submit(Map<String, ?> differences) {
        return world.submit(world.submission(differences, world.agreement()));
    }

    private Response submitFor(Map<String, ?> agreement) {
        return world.submit(world.submission(world.agreement(agreement)));
    }

    private String submitted() {
        return world.submitted(world.agreement());
    }

    private String accepted() {
        var request = submitted();
        world.accept(world.anna, request).then().statusCode(200);
        return request;
    }

    private Response toAnUnauthorisedPartner() {
        world.replace(
                "/v1/partners/" + world.noordzee, "*", World.partnerBody("Noordzee", world.noordzeePcn, "NL", false));
        return submit(Map.of());
    }

    private Response withTwentyOneLicences() {
        return world.submit(
                world.submission(IntStream.range(0, 21).mapToObj(n -> "L" + n).toArray(String[]::new)));
    }

    private Response whileTheTradeCheckRuns() {
        world.replace("/v1/customers/" + world.delta, "*", World.customerBody("PENDING"));
        return submit(Map.of());
    }

    private Response twice() {
        var licence = world.agreement();
        world.submitted(licence);
        return world.submit(world.submission(licence));
    }

    private Response acceptTooLate() {
        var request = submitted();
        world.advance(Duration.ofDays(10));
        return world.accept(world.anna, request);
    }

    private Response propose(LocalDate date) {
        var request = world.submitted(world.agreement());
        return world.post(
                world.customer,
                "/v1/partner-change-requests/" + request + "/effective-date-proposals",
                Map.of("date", date.toString()));
    }

    /** The last of several answers to a proposal of the customer. */
    private Response answer(String who, String request, int times) {
        var proposals = "/v1/partner-change-requests/" + request + "/effective-date-proposals";
        var proposal = world.post(
                        world.customer,
                        proposals,
                        Map.of("date", today().plusDays(30).toString()))
                .<String>path("id");
        for (int i = 1; i < times; i++) {
            world.post(who, proposals + "/" + proposal + "/refuse", Map.of())
                    .then()
                    .statusCode(200);
        }
        return world.post(who, proposals + "/" + proposal + "/agree", Map.of());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(world.advance(Duration.ofMillis(1)), ZoneOffset.UTC);
    }
}
