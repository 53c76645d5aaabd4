package dev.sluice.attribution.claim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import dev.sluice.attribution.Portfolio;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "attribution"))
@DisplayName("A proof")
class EvidenceTest {

    final Portfolio portfolio = new Portfolio();
    final Claimant claimant = new Claimant(portfolio);
    final UUID alpen = portfolio.influencer;
    final UUID rival = portfolio.rival;

    @BeforeEach
    void draft() {
        claim = claimant.draft(alpen, claimant.revenue(portfolio.subscribed()));
    }

    @AfterEach
    void hang_up() {
        portfolio.close();
    }

    String claim;

    @Test
    void is_read_at_once_and_comes_back_as_it_was() throws Exception {
        var document = Documents.pdf(
                "Alpen advised " + portfolio.domain + " on Business Central.", "Signed by Gitte Lund on 1 April 2099");
        var evidence = upload("proof.pdf", document, claimant.sound())
                .statusCode(201)
                .body("mediaType", is("application/pdf"))
                .body("sha256", is(Documents.sha256(document)))
                .body("preCheck.result", is("FINDINGS"))
                .body("preCheck.findings.code", contains("POE_DATE_INVALID"))
                .body("preCheck.named", contains("BUSINESS_CENTRAL"))
                .extract()
                .<String>path("id");

        var content = portfolio
                .asPartner(alpen)
                .get(content(evidence))
                .then()
                .statusCode(200)
                .extract();
        assertThat(content.asByteArray()).isEqualTo(document);
        assertThat(content.header("Content-Disposition")).startsWith("attachment");
        assertThat(content.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void is_a_document_in_word_by_its_content_whatever_its_name() throws Exception {
        upload(
                        "anything.exe",
                        Documents.docx("Gitte Lund signed for Business Central at " + portfolio.domain),
                        claimant.sound())
                .statusCode(201)
                .body("mediaType", containsString("wordprocessingml"))
                .body("preCheck.named", contains("BUSINESS_CENTRAL"));
    }

    @Test
    void is_refused_when_it_is_something_else() throws Exception {
        upload("proof.pdf", "MZ an executable".getBytes(UTF_8), claimant.sound())
                .statusCode(415);
        upload("proof.pdf", "<html><script>alert(1)</script></html>".getBytes(UTF_8), claimant.sound())
                .statusCode(415);
        upload("proof.docx", Documents.zip("readme.txt", "hello".getBytes(UTF_8)), claimant.sound())
                .statusCode(415);
        upload("proof.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(UTF_8), claimant.sound())
                .statusCode(415);
        upload("proof.pdf", new byte[0], claimant.sound()).statusCode(400);
        noneIsKept();
    }

    @Test
    void is_refused_when_it_is_larger_than_25_megabytes() {
        var largest = Arrays.copyOf(Claimant.PICTURE, 25 * 1024 * 1024);
        upload("scan.png", Arrays.copyOf(Claimant.PICTURE, 26 * 1024 * 1024), claimant.sound())
                .statusCode(413)
                .body("code", is("PAYLOAD_TOO_LARGE"));
        noneIsKept();
        upload("scan.png", largest, claimant.sound()).statusCode(201).body("size", is(largest.length));
    }

    @Test
    void is_refused_when_it_unpacks_to_more_than_a_document_needs() throws Exception {
        upload("bomb.docx", Documents.bomb(), claimant.sound()).statusCode(422).body("code", is("FILE_NOT_SAFE"));
        upload("crowd.docx", Documents.crowd(2001), claimant.sound())
                .statusCode(422)
                .body("code", is("FILE_NOT_SAFE"));
        noneIsKept();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "a/b.pdf", "c:\\proof.pdf", ".."})
    void is_refused_when_its_name_is_a_path(String name) {
        upload(name, Claimant.PICTURE, claimant.sound()).statusCode(400).body("code", is("FILE_NAME_NOT_ALLOWED"));
        noneIsKept();
    }

    @Test
    void is_not_read_when_it_is_locked_or_broken_but_taken() throws Exception {
        upload("locked.pdf", Documents.locked(), claimant.sound())
                .statusCode(201)
                .body("preCheck.findings.code", contains("POE_NOT_READ"));
        upload("broken.pdf", "%PDF-1.7 and nothing more".getBytes(UTF_8), claimant.sound())
                .statusCode(201);
    }

    @Test
    void is_the_reviewers_alone_when_it_is_sealed() {
        var sealed = new HashMap<>(claimant.sound());
        sealed.put("sealed", "true");
        var evidence = upload("nda.png", Claimant.PICTURE, sealed)
                .statusCode(201)
                .extract()
                .<String>path("id");
        claimant.submits(alpen, claim).statusCode(200);

        portfolio.asPartner(alpen).get(content(evidence)).then().statusCode(403).body("code", is("EVIDENCE_SEALED"));
        portfolio.asPartner(rival).get(content(evidence)).then().statusCode(404);
        portfolio.asCustomer().get(content(evidence)).then().statusCode(403);
        portfolio.asOperator("operations").get(content(evidence)).then().statusCode(403);
        portfolio.asOperator("reviewer").get(content(evidence)).then().statusCode(200);
    }

    @Test
    void is_kept_once_under_an_idempotency_key_and_never_by_a_dry_run() {
        var path = "/v1/claims/" + claim + "/evidence";
        with("scan.png", Claimant.PICTURE, claimant.sound())
                .post(path + "?validateOnly=true")
                .then()
                .statusCode(200);
        noneIsKept();
        var first = with("scan.png", Claimant.PICTURE, claimant.sound())
                .header("Idempotency-Key", claim)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        with("scan.png", Claimant.PICTURE, claimant.sound())
                .header("Idempotency-Key", claim)
                .post(path)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("id", is(first));
        with("other.png", Claimant.PICTURE, claimant.sound())
                .header("Idempotency-Key", claim)
                .post(path)
                .then()
                .statusCode(422);
    }

    @Test
    void is_described_completely_or_every_gap_is_told() {
        var parts =
                Map.of("kind", "proof", "signedOn", "yesterday", "sealed", "perhaps", "products", "business central");
        upload("scan.png", Claimant.PICTURE, parts)
                .statusCode(400)
                .body("errors.pointer", contains("/kind", "/sealed", "/products", "/signedOn"));
        portfolio
                .asPartner(alpen)
                .contentType(ContentType.MULTIPART)
                .multiPart("kind", "PROOF_OF_EXECUTION")
                .post("/v1/claims/" + claim + "/evidence")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/file"));
        claimant.proves(rival, claim, claimant.sound()).statusCode(404);
    }

    private void noneIsKept() {
        claimant.claim(alpen, claim).body("evidence", empty()).body("id", startsWith("0"));
    }

    private ValidatableResponse upload(String name, byte[] content, Map<String, String> parts) {
        return with(name, content, parts)
                .post("/v1/claims/" + claim + "/evidence")
                .then();
    }

    private RequestSpecification with(String name, byte[] content, Map<String, String> parts) {
        var request = portfolio
                .asPartner(alpen)
                .contentType(ContentType.MULTIPART)
                // as a stream: what a failed validation would log holds an array number by number
                .multiPart("file", name, new ByteArrayInputStream(content), "application/octet-stream");
        parts.forEach(request::multiPart);
        return request;
    }

    private String content(String evidence) {
        return "/v1/claims/%s/evidence/%s/content".formatted(claim, evidence);
    }
}
