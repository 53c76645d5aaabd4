package dev.sluice.notification.endpoint;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.notification.sending.SigningSecret;
import dev.sluice.platform.encryption.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Secrets and headers of endpoints, each opened only for its own endpoint. */
@ApplicationScoped
public class Safe {

    private static final TypeReference<TreeMap<String, String>> HEADERS = new TypeReference<>() {};

    private final Vault vault;
    private final ObjectMapper json;
    private final SecureRandom random = new SecureRandom();

    Safe(Vault vault, ObjectMapper json) {
        this.vault = vault;
        this.json = json;
    }

    SigningSecret newSecret() {
        return SigningSecret.generate(random);
    }

    byte[] lock(UUID endpoint, SigningSecret secret) {
        return vault.encrypt(secret.key(), "secret/" + endpoint);
    }

    byte @Nullable [] lock(UUID endpoint, @Nullable Map<String, String> headers) {
        try {
            return headers == null || headers.isEmpty()
                    ? null
                    : vault.encrypt(json.writeValueAsBytes(headers), "headers/" + endpoint);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those that are valid now, the current one first. */
    public List<SigningSecret> secrets(UUID endpoint, byte[] current, List<PreviousSecret> previous, Instant now) {
        var signing = previous.stream().filter(each -> each.signs(now)).map(PreviousSecret::locked);
        return Stream.concat(Stream.of(current), signing)
                .map(locked -> open(endpoint, locked))
                .toList();
    }

    public Map<String, String> headers(UUID endpoint, byte @Nullable [] locked) {
        try {
            return locked == null ? Map.of() : json.readValue(vault.decrypt(locked, "headers/" + endpoint), HEADERS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SigningSecret open(UUID endpoint, byte[] locked) {
        return new SigningSecret(vault.decrypt(locked, "secret/" + endpoint));
    }
}
