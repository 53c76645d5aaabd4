package dev.sluice.stack.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import dev.sluice.stack.state.Lines;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The receiver, against the signatures of the Standard Webhooks library,")
class ReceiverTest {

    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    static final Instant NOW = Instant.parse("2026-01-12T09:00:00.250Z");
    static final String BODY = "{\"specversion\":\"1.0\",\"type\":\"partner-change.accepted.v1\"}";

    @TempDir
    Path folder;

    final HttpClient http = HttpClient.newHttpClient();
    Lines journal;
    Receiver receiver;

    @BeforeEach
    void start() throws Exception {
        journal = new Lines(folder.resolve("receiver.jsonl"));
        receiver = Receiver.start(0, journal, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void stop() {
        receiver.close();
        http.close();
    }

    @Test
    void accepts_a_good_one() throws Exception {
        receiver.trust("/hook", SECRET);

        var answer = send(NOW, signature(NOW, BODY), BODY);

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(verdict()).isEqualTo("VERIFIED");
        assertThat(journal.read().getFirst().path("body").path("type").asText())
                .isEqualTo("partner-change.accepted.v1");
    }

    @Test
    void accepts_one_of_several_while_a_secret_is_rotated() throws Exception {
        receiver.trust("/hook", SECRET);

        send(NOW, "v1,bm90IHRoaXMgb25l " + signature(NOW, BODY), BODY);

        assertThat(verdict()).isEqualTo("VERIFIED");
    }

    @Test
    void notices_a_changed_body() throws Exception {
        receiver.trust("/hook", SECRET);

        send(NOW, signature(NOW, BODY), BODY.replace("accepted", "declined"));

        assertThat(verdict()).isEqualTo("SIGNATURE_WRONG");
    }

    @Test
    void notices_an_empty_signature() throws Exception {
        receiver.trust("/hook", SECRET);

        send(NOW, "v1,", BODY);

        assertThat(verdict()).isEqualTo("SIGNATURE_WRONG");
    }

    @Test
    void notices_an_old_one() throws Exception {
        receiver.trust("/hook", SECRET);
        var yesterday = NOW.minus(Duration.ofDays(1));

        send(yesterday, signature(yesterday, BODY), BODY);

        assertThat(verdict()).isEqualTo("TOO_OLD");
    }

    @Test
    void says_so_when_it_does_not_know_the_secret() throws Exception {
        send(NOW, signature(NOW, BODY), BODY);

        assertThat(verdict()).isEqualTo("SECRET_UNKNOWN");
    }

    @Test
    void echoes_a_challenge_and_keeps_no_record_of_it() throws Exception {
        var answer = send(NOW, "v1,", "{\"challenge\":\"abc\"}");

        assertThat(answer.body()).isEqualTo("{\"challenge\":\"abc\"}");
        assertThat(journal.read()).isEmpty();
    }

    @Test
    void welcomes_the_sender_that_asks_first() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(receiver.address() + "/hook"))
                .header("WebHook-Request-Origin", "sluice.example")
                .method("OPTIONS", BodyPublishers.noBody())
                .build();

        var answer = http.send(request, BodyHandlers.discarding());

        assertThat(answer.headers().firstValue("WebHook-Allowed-Origin")).contains("sluice.example");
    }

    private String verdict() throws Exception {
        return journal.read().getFirst().path("verdict").asText();
    }

    private static String signature(Instant at, String body) throws Exception {
        return new Webhook(SECRET).sign("msg_1", at.getEpochSecond(), body);
    }

    private HttpResponse<String> send(Instant at, String signature, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(receiver.address() + "/hook"))
                .header("webhook-id", "msg_1")
                .header("webhook-timestamp", String.valueOf(at.getEpochSecond()))
                .header("webhook-signature", signature)
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
