package dev.sluice.notification.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** By the profile {@code verifiers}: it needs Node, and fetches the library from npm's registry. */
@EnabledIfSystemProperty(named = "sluice.verifiers", matches = "true")
@DisplayName("The signature of a webhook, to the Standard Webhooks library of Node,")
class NodeVerifierTest {

    static final String BODY = "{\"id\":\"1\",\"text\":\"Zuiderzee \u00e9\"}";
    static final Path SOURCES =
            Path.of(System.getProperty("sluice.root"), "notification-service", "src", "test", "node");

    @TempDir
    Path folder;

    final Instant now = Clock.systemUTC().instant();
    final SigningSecret secret = SigningSecret.generate(new SecureRandom());
    final SigningSecret other = SigningSecret.generate(new SecureRandom());

    /** A webhook as Node's script reads it. */
    record Case(String name, String secret, Map<String, String> headers, String body) {}

    @Test
    void is_good_or_not_as_it_is_to_the_one_of_java() throws Exception {
        requireNode();
        for (var file : List.of("package.json", "verify.mjs")) {
            Files.copy(SOURCES.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        run("", "npm", "install", "--no-audit", "--no-fund");

        var verdicts = run(new ObjectMapper().writeValueAsString(cases()), "node", "verify.mjs");

        assertThat(verdicts.lines())
                .containsExactly(
                        "accepted ours",
                        "accepted old secret while it is replaced",
                        "accepted new secret while it is replaced",
                        "refused other secret",
                        "refused other body",
                        "refused other id",
                        "refused other timestamp",
                        "refused empty signature",
                        "refused nothing after v1,",
                        "refused old",
                        "refused of the future");
    }

    private List<Case> cases() {
        var ours = headers(now, secret);
        var both = headers(now, other, secret);
        return List.of(
                new Case("ours", secret.text(), ours, BODY),
                new Case("old secret while it is replaced", secret.text(), both, BODY),
                new Case("new secret while it is replaced", other.text(), both, BODY),
                new Case("other secret", other.text(), ours, BODY),
                new Case("other body", secret.text(), ours, BODY + " "),
                new Case("other id", secret.text(), with(ours, "webhook-id", "msg-2"), BODY),
                new Case(
                        "other timestamp",
                        secret.text(),
                        with(ours, "webhook-timestamp", Long.toString(now.getEpochSecond() + 1)),
                        BODY),
                new Case("empty signature", secret.text(), with(ours, "webhook-signature", ""), BODY),
                new Case("nothing after v1,", secret.text(), with(ours, "webhook-signature", "v1,"), BODY),
                new Case("old", secret.text(), headers(now.minus(Duration.ofMinutes(6)), secret), BODY),
                new Case("of the future", secret.text(), headers(now.plus(Duration.ofMinutes(6)), secret), BODY));
    }

    private static Map<String, String> headers(Instant timestamp, SigningSecret... secrets) {
        var outgoing = Outgoing.signed(
                "https://hooks.example/",
                Map.of(),
                "application/json",
                "msg-1",
                timestamp,
                List.of(secrets),
                BODY.getBytes(StandardCharsets.UTF_8));
        return outgoing.headers();
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        var changed = new TreeMap<>(headers);
        changed.put(name, value);
        return changed;
    }

    private void requireNode() throws InterruptedException {
        for (var command : List.of("node", "npm")) {
            try {
                run("", command, "--version");
            } catch (IOException e) {
                fail("%s is not on the PATH: install Node 18 or later, or leave out -Pverifiers".formatted(command));
            }
        }
    }

    private String run(String input, String... command) throws IOException, InterruptedException {
        var output = folder.resolve("output");
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS))
                .as(String.join(" ", command))
                .isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        return Files.readString(output);
    }
}
