package dev.sluice.notification.endpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.notification.sending.Exchange;
import dev.sluice.notification.sending.Outgoing;
import dev.sluice.notification.sending.WebhookClient;
import dev.sluice.notification.sending.WebhooksConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Asks a receiver whether it wants to hear from us: by the CloudEvents handshake, else by a signed challenge to be echoed. */
@ApplicationScoped
public class Ownership {

    private static final int CHALLENGE_BYTES = 32;
    private static final String ALLOWED_ORIGIN = "webhook-allowed-origin";

    private final WebhookClient client;
    private final WebhooksConfig config;
    private final ObjectMapper json;
    private final Clock realTime;
    private final SecureRandom random = new SecureRandom();

    Ownership(WebhookClient client, WebhooksConfig config, ObjectMapper json, Clock realTime) {
        this.client = client;
        this.config = config;
        this.json = json;
        this.realTime = realTime;
    }

    /** Why it is not proven; empty when it is. Waits for the receiver, so call it outside transactions. */
    public Optional<String> objection(EndpointDesk.Candidate candidate) {
        var handshake = client.send(Outgoing.handshake(candidate.url(), candidate.headers(), config.origin()));
        if (allows(handshake)) {
            return Optional.empty();
        }
        var challenge = HexFormat.of().formatHex(randomBytes());
        var answer = client.send(challenge(candidate, challenge));
        return echoes(answer, challenge)
                ? Optional.empty()
                : Optional.of("OPTIONS ended with %s, POST with %s".formatted(handshake.summary(), answer.summary()));
    }

    private boolean allows(Exchange handshake) {
        return handshake.isSuccess()
                && handshake.header(ALLOWED_ORIGIN).stream()
                        .flatMap(origins -> Arrays.stream(origins.split(",")))
                        .map(String::strip)
                        .anyMatch(origin -> origin.equals("*") || origin.equalsIgnoreCase(config.origin()));
    }

    private Outgoing challenge(EndpointDesk.Candidate candidate, String challenge) {
        var body = "{\"challenge\":\"%s\"}".formatted(challenge).getBytes(StandardCharsets.UTF_8);
        return Outgoing.signed(
                candidate.url(),
                candidate.headers(),
                "application/json",
                "verify_" + challenge.substring(0, CHALLENGE_BYTES),
                realTime.instant(),
                candidate.secrets(),
                body);
    }

    private boolean echoes(Exchange answer, String challenge) {
        if (!answer.isSuccess()) {
            return false;
        }
        try {
            return json.readTree(answer.body()).path("challenge").asText().equals(challenge);
        } catch (IOException e) {
            return false;
        }
    }

    private byte[] randomBytes() {
        var bytes = new byte[CHALLENGE_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }
}
