package dev.sluice.attribution.claim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import dev.sluice.attribution.Portfolio;
import dev.sluice.stack.testing.BackingServices;
import dev.sluice.stack.testing.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "attribution"))
@DisplayName("What may be uploaded as proof")
class EvidenceLimitsTest {

    static final int MEGABYTE = 1024 * 1024;
    static final String BOUNDARY = "----proof";

    final Portfolio portfolio = new Portfolio();
    final Claimant claimant = new Claimant(portfolio);
    String claim;

    @BeforeEach
    void draft() {
        claim = claimant.draft(portfolio.influencer, claimant.revenue(portfolio.subscribed()));
    }

    @AfterEach
    void hang_up() {
        portfolio.close();
    }

    @Test
    void is_refused_by_what_it_says_of_its_size_before_any_of_it_is_read() throws IOException {
        try (var line = line()) {
            send(line, "Content-Length: 1073741824\r\n\r\n");

            assertThat(answer(line)).startsWith("HTTP/1.1 413").contains("PAYLOAD_TOO_LARGE");
        }
    }

    @Test
    void is_refused_while_it_streams_when_its_size_was_not_said() throws IOException {
        try (var line = line()) {
            send(line, "Transfer-Encoding: chunked\r\n\r\n");
            var sent = sendUntilRefused(line.getOutputStream());

            assertThat(sent).isBetween(26, 60);
            assertThat(answer(line)).startsWith("HTTP/1.1 413").contains("application/problem+json");
        }
        claimant.claim(portfolio.influencer, claim).body("evidence", hasSize(0));
    }

    @Test
    void has_no_parts_that_nobody_knows() {
        var parts = new HashMap<>(claimant.sound());
        parts.put("signedby", "Gitte Lund");
        claimant.proves(portfolio.influencer, claim, parts)
                .statusCode(400)
                .body("errors.pointer", contains("/signedby"))
                .body("errors.code", contains("UNKNOWN_FIELD"));
    }

    @Test
    void is_answered_as_the_first_time_under_its_key_also_when_the_claim_went_on() {
        var first = keyed(claimant.sound()).then().statusCode(201).extract().<String>path("id");
        claimant.submits(portfolio.influencer, claim).statusCode(200);

        keyed(claimant.sound())
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("id", is(first));
        keyed(Map.of("kind", "OTHER")).then().statusCode(422).body("code", is("IDEMPOTENCY_KEY_REUSED"));
        claimant.proves(portfolio.influencer, claim, claimant.sound())
                .statusCode(409)
                .body("code", is("CLAIM_NOT_EDITABLE"));
    }

    @Test
    void is_told_at_once_what_it_lacks_of_what_a_submission_asks_for() {
        var parts = new HashMap<>(claimant.sound());
        parts.put("kind", "INVOICE");
        parts.remove("products");
        claimant.proves(portfolio.influencer, claim, parts)
                .statusCode(201)
                .body("preCheck.findings.code", hasItem("POE_MISSING_SERVICE"))
                .body("preCheck.findings.code", hasItem("POE_MISSING_PRODUCT"));
    }

    @Test
    void is_fifty_proofs_of_a_claim_at_most() {
        for (var proof = 0; proof < 50; proof++) {
            claimant.proves(portfolio.influencer, claim, claimant.sound()).statusCode(201);
        }
        claimant.proves(portfolio.influencer, claim, claimant.sound())
                .statusCode(422)
                .body("code", is("TOO_MANY_PROOFS"));
    }

    private io.restassured.response.Response keyed(Map<String, String> parts) {
        var request = claimant.proof(portfolio.influencer, parts);
        return request.header("Idempotency-Key", claim).post("/v1/claims/" + claim + "/evidence");
    }

    private static Socket line() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
    }

    private void send(Socket line, String lengthAndEnd) throws IOException {
        var token = TestTokens.token("PARTNER", portfolio.influencer, "i@i.example", "incentives-admin");
        var head = """
                POST /v1/claims/%s/evidence HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Content-Type: multipart/form-data; boundary=%s\r
                """.formatted(claim, token, BOUNDARY);
        line.getOutputStream().write((head + lengthAndEnd).getBytes(ISO_8859_1));
    }

    /** A megabyte at a time; returns how many went before nobody read any more. */
    private static int sendUntilRefused(OutputStream out) throws IOException {
        var head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\n";
        out.write((Integer.toHexString(head.length()) + "\r\n" + head + "\r\n").getBytes(ISO_8859_1));
        var piece = ("100000\r\n" + "a".repeat(MEGABYTE) + "\r\n").getBytes(ISO_8859_1);
        for (var sent = 0; sent < 1024; sent++) {
            try {
                out.write(piece);
            } catch (SocketException closed) {
                return sent;
            }
        }
        return 1024;
    }

    private static String answer(Socket line) throws IOException {
        return new String(line.getInputStream().readAllBytes(), ISO_8859_1);
    }
}
