package dev.sluice.notification.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The signature of a webhook")
class SigningSecretTest {

    static final String BODY = "{\"id\":\"1\",\"text\":\"Zuiderzee \u00e9\"}";
    final Instant now = Clock.systemUTC().instant();
    final SigningSecret secret = SigningSecret.generate(new SecureRandom());
    final SigningSecret other = SigningSecret.generate(new SecureRandom());

    @Test
    void is_verified_by_the_standard_library() {
        assertThatCode(() -> verify(secret, BODY, headers(now, secret))).doesNotThrowAnyException();
    }

    @Test
    void is_verified_with_either_secret_while_one_replaces_the_other() {
        var both = headers(now, other, secret);

        assertThatCode(() -> verify(secret, BODY, both)).doesNotThrowAnyException();
        assertThatCode(() -> verify(other, BODY, both)).doesNotThrowAnyException();
    }

    @Test
    void is_refused_with_another_secret_or_body_or_id() {
        assertRefused(other, BODY, headers(now, secret));
        assertRefused(secret, BODY + " ", headers(now, secret));
        assertRefused(secret, BODY, with(headers(now, secret), "webhook-id", "other"));
    }

    @Test
    void is_refused_when_it_is_empty_or_missing() {
        assertRefused(secret, BODY, with(headers(now, secret), "webhook-signature", "v1,"));
        assertRefused(secret, BODY, with(headers(now, secret), "webhook-signature", ""));
        assertRefused(secret, BODY, HttpHeaders.of(Map.of(), (name, value) -> true));
    }

    @Test
    void is_refused_when_it_is_old_or_of_the_future() {
        assertRefused(secret, BODY, headers(now.minus(Duration.ofMinutes(6)), secret));
        assertRefused(secret, BODY, headers(now.plus(Duration.ofMinutes(6)), secret));
    }

    @Test
    void needs_a_secret_of_32_bytes_that_never_shows_itself() {
        assertThat(secret.text()).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(secret.key()).hasSize(32).isNotEqualTo(other.key());
        assertThat(secret.toString()).isEqualTo("whsec_...");
    }

    private static HttpHeaders headers(Instant timestamp, SigningSecret... secrets) {
        var outgoing = Outgoing.signed(
                "https://hooks.example/",
                Map.of(),
                "application/json",
                "msg-1",
                timestamp,
                List.of(secrets),
                BODY.getBytes(StandardCharsets.UTF_8));
        return HttpHeaders.of(
                outgoing.headers().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue()))),
                (name, value) -> true);
    }

    private static HttpHeaders with(HttpHeaders headers, String name, String value) {
        var changed = headers.map().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        header -> header.getKey().equals(name) ? List.of(value) : header.getValue()));
        return HttpHeaders.of(changed, (any, all) -> true);
    }

    private static void verify(SigningSecret secret, String body, HttpHeaders headers) throws Exception {
        new Webhook(secret.text()).verify(body, headers);
    }

    private static void assertRefused(SigningSecret secret, String body, HttpHeaders headers) {
        assertThatThrownBy(() -> verify(secret, body, headers)).isInstanceOf(WebhookVerificationException.class);
    }
}
