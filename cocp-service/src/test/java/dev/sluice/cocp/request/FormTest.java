package dev.sluice.cocp.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.cocp.World;
import dev.sluice.stack.testing.BackingServices;
import dev.sluice.stack.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "cocp"))
@DisplayName("The signed form")
class FormTest {

    World world;

    @BeforeEach
    void register() {
        world = World.registered();
    }

    @Test
    void exists_from_the_acceptance_on_and_says_what_was_signed() throws Exception {
        var reseller = world.agreement();
        var advisor = world.agreement(Map.of("billing", "DIRECT"));
        var request =
                submitted(Map.of("signatory", Map.of("firstName", "Žofie", "lastName", "Ørsted 山")), reseller, advisor);
        form(world.customer, request)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", is("FORM_NOT_AVAILABLE"))
                .body("state", is("IN_PROGRESS"))
                .body("stateSince", notNullValue())
                .body("errors[0].remedies", hasSize(1));
        world.show(world.customer, request).then().body("links.form", nullValue());
        world.accept(world.anna, request);

        var answer = form(world.customer, request);
        var text = text(answer);

        answer.then().statusCode(200).contentType("application/pdf").header("ETag", is("\"2\""));
        var terms = world.get(world.customer, "/v1/terms");
        assertThat(text)
                .contains("Change of Channel Partner", "Change of Reseller", "Change of Software Advisor")
                .contains(request, world.delta.toString(), world.noordzeePcn, world.fjordPcn)
                .contains("Licence " + reseller, "Licence " + advisor)
                .contains("Signed by Žofie Ørsted ?", "UNSATISFACTORY_SERVICE: late answers")
                .contains("90 days after PROCESSED")
                .contains(terms.<String>path("version"), terms.<String>path("sha256"));
        assertThat(text.indexOf(reseller))
                .isBetween(text.indexOf("Change of Reseller"), text.indexOf("Change of Software Advisor"));
        assertThat(text.replaceAll("\\s+", " "))
                .contains(terms.<String>path("text").lines().findFirst().orElseThrow());
        world.show(world.customer, request)
                .then()
                .body("links.form", is("/v1/partner-change-requests/" + request + "/form"))
                .body("terms.version", is(terms.<String>path("version")))
                .body("terms.sha256", is(terms.<String>path("sha256")));
    }

    @Test
    void is_the_same_to_the_byte_until_the_request_moves_on() throws Exception {
        var request = submitted(Map.of(), world.agreement());
        world.accept(world.anna, request);

        var first = form(world.customer, request).asByteArray();

        assertThat(form(world.anna, request).asByteArray()).isEqualTo(first);
        world.advance(Duration.ofHours(25));
        var later = form(world.customer, request);
        assertThat(later.asByteArray()).isNotEqualTo(first);
        assertThat(text(later))
                .contains("effective " + world.show(world.customer, request).path("items[0].effectiveDate"));
    }

    @Test
    void has_only_the_licences_that_were_accepted() throws Exception {
        var kept = world.agreement();
        var declined = world.agreement();
        var moved = world.agreement();
        var request = submitted(Map.of(), kept, declined, moved);
        world.act(world.customer, request, "cancel", Map.of("licenseIds", List.of(kept), "reason", "kept"));
        world.act(world.anna, request, "decline", Map.of("licenseIds", List.of(declined)));
        form(world.anna, request).then().statusCode(409).body("state", is("MIXED"));
        world.accept(world.anna, request);

        assertThat(text(form(world.anna, request))).contains(moved).doesNotContain(kept, declined);
    }

    @Test
    void does_not_exist_after_a_cancellation_or_a_rejection() {
        var request = submitted(Map.of(), world.agreement());
        world.cancel(world.customer, request);
        world.sweep();
        form(world.customer, request).then().statusCode(409).body("state", is("CANCELED"));

        var rejected = submitted(Map.of(), world.agreement());
        world.accept(world.anna, rejected);
        world.act(world.registry, rejected, "review/reject", Map.of("reason", "not entitled"))
                .then()
                .statusCode(200);
        form(world.customer, rejected).then().statusCode(409).body("state", is("DECLINED"));
    }

    @Test
    void shows_the_old_partner_its_own_licences_and_nobodys_name() throws Exception {
        var roma = UUID.randomUUID();
        world.partner(roma, "Roma Servizi Srl", "R0MA" + world.tag, "IT", true);
        var luca = TestTokens.token("PARTNER", roma, "luca@roma.example", "viewer");
        var fjords = world.agreement();
        var romas = world.agreement(Map.of("currentPartnerPcn", "R0MA" + world.tag));
        var request = submitted(Map.of(), fjords, romas);
        world.act(world.anna, request, "accept", Map.of("licenseIds", List.of(romas)));

        assertThat(text(form(luca, request)))
                .contains(romas)
                .doesNotContain(fjords, "Jansen", "Signed by", "UNSATISFACTORY", "late answers");
        form(world.lars, request).then().statusCode(409).body("state", is("IN_PROGRESS"));
        form(world.stranger, request).then().statusCode(404);
    }

    @Test
    void rests_on_terms_whose_hash_anybody_can_check() throws NoSuchAlgorithmException {
        var terms = world.get(world.reader, "/v1/terms");
        var hash = MessageDigest.getInstance("SHA-256")
                .digest(terms.<String>path("text").getBytes(StandardCharsets.UTF_8));

        assertThat(terms.<String>path("sha256")).isEqualTo(HexFormat.of().formatHex(hash));
        world.get(world.anna, "/v1/terms/" + terms.path("version")).then().statusCode(200);
        world.get(world.anna, "/v1/terms/none").then().statusCode(404);
    }

    private String submitted(Map<String, ?> differences, String... licences) {
        return world.submit(world.submission(differences, licences)).path("id");
    }

    private Response form(String who, String request) {
        return world.get(who, "/v1/partner-change-requests/" + request + "/form");
    }

    private static String text(Response form) throws IOException {
        try (var document = Loader.loadPDF(form.asByteArray())) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }
}
