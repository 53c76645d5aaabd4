package dev.sluice.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.platform.encryption.Vault;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Versioned;
import dev.sluice.platform.tenancy.Caller;
import io.agroal.api.AgroalDataSource;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the 2xx answer of a command in the command's own transaction: either both the effect and the answer exist, or
 * neither. A refusal leaves nothing and is evaluated anew. Answers are kept for 24 h of real time.
 */
@ApplicationScoped
public class Idempotency {

    static final Duration KEPT = Duration.ofHours(24);

    private final AgroalDataSource database;
    private final ObjectMapper json;
    private final Vault vault;
    private final Clock realTime;

    Idempotency(AgroalDataSource database, ObjectMapper json, Vault vault, Clock realTime) {
        this.database = database;
        this.json = json;
        this.vault = vault;
        this.realTime = realTime;
    }

    /** A caller's key, and the fingerprint of the command it was first used for. */
    public record Key(String tenant, String key, String fingerprint) {

        /** @throws Refusal 400 unless the key has 1 to 255 visible characters */
        public static Key of(Caller caller, String key, String method, String path, byte[] body) {
            if (!key.matches("[\\x21-\\x7e]{1,255}")) {
                throw Refusal.malformed(
                        "Idempotency-Key", "IDEMPOTENCY_KEY_INVALID", "has 1 to 255 visible characters");
            }
            return new Key(caller.type() + ":" + caller.tenant(), key, digest(method, path, body));
        }

        private static String digest(String method, String path, byte[] body) {
            try {
                var digest = MessageDigest.getInstance("SHA-256");
                digest.update((method + " " + path + "\n").getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(digest.digest(body));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        String context() {
            return tenant + "/" + key;
        }
    }

    /** The kept answer, thrown past the command so that it does not run again. */
    public static final class Replay extends RuntimeException {

        private final transient Kept kept;

        Replay(Kept kept) {
            super("replayed");
            this.kept = kept;
        }

        Kept kept() {
            return kept;
        }
    }

    record Kept(
            int status,
            Map<String, String> headers,
            @Nullable Object body) {}

    /**
     * @throws Replay with the kept answer when this very command was carried out before
     * @throws Refusal 422 when the key was used for another command, 409 while the first one is still running
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void begin(Key key) {
        if (!lock(key)) {
            throw isInFlight();
        }
        find(key).ifPresent(kept -> {
            throw new Replay(kept);
        });
    }

    /**
     * Carries out what takes many transactions, under the key from its begin to its end. Its answer is kept after the last of them: a crash
     * in between leaves the key free.
     *
     * @throws Replay and {@link Refusal} as {@link #begin}
     */
    public <T> T during(Key key, Supplier<T> command) {
        try (var connection = database.getConnection()) {
            if (!isTaken(connection, "pg_try_advisory_lock", key)) {
                throw isInFlight();
            }
            try {
                find(key).ifPresent(kept -> {
                    throw new Replay(kept);
                });
                var answer = command.get();
                QuarkusTransaction.requiringNew().run(() -> keep(key, answer));
                return answer;
            } finally {
                isTaken(connection, "pg_advisory_unlock", key);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void keep(Key key, @Nullable Object answer) {
        var response = answer instanceof RestResponse<?> given ? given : RestResponse.ok(answer);
        if (response.getStatus() >= 300) {
            return;
        }
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into platform.idempotency_key (tenant, key, fingerprint, answer, expires_at)
                        values (?, ?, ?, ?, ?)
                        on conflict (tenant, key) do update
                        set fingerprint = excluded.fingerprint, answer = excluded.answer, expires_at = excluded.expires_at
                        """)) {
            insert.setString(1, key.tenant());
            insert.setString(2, key.key());
            insert.setString(3, key.fingerprint());
            insert.setBytes(4, vault.encrypt(json.writeValueAsBytes(kept(response)), key.context()));
            insert.setObject(5, realTime.instant().plus(KEPT).atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("the answer cannot be kept", e);
        }
    }

    /** Removes answers past their time, a batch at once; returns how many. */
    @Transactional
    public int forgetExpired(int limit) {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("""
                        delete from platform.idempotency_key where ctid in (
                            select ctid from platform.idempotency_key where expires_at <= ? limit ?)
                        """)) {
            delete.setObject(1, realTime.instant().atOffset(ZoneOffset.UTC));
            delete.setInt(2, limit);
            return delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Kept kept(RestResponse<?> response) {
        var headers = new TreeMap<String, String>();
        for (var name : List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG)) {
            Optional.ofNullable(response.getHeaderString(name)).ifPresent(value -> headers.put(name, value));
        }
        headers.computeIfPresent(
                HttpHeaders.LOCATION, (_, location) -> URI.create(location).getRawPath());
        var entity = response.getEntity();
        if (entity instanceof Versioned versioned) {
            headers.put(HttpHeaders.ETAG, "\"" + versioned.version() + "\"");
        }
        var body = entity instanceof HoldsSecret secret ? secret.withoutSecret() : entity;
        return new Kept(response.getStatus(), headers, body);
    }

    private static Refusal isInFlight() {
        return Refusal.conflict("IDEMPOTENCY_KEY_IN_FLIGHT", "The first request with this key is still running.");
    }

    private boolean lock(Key key) {
        try (var connection = database.getConnection()) {
            return isTaken(connection, "pg_try_advisory_xact_lock", key);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isTaken(Connection connection, String function, Key key) throws SQLException {
        try (var lock = connection.prepareStatement("select " + function + "(hashtextextended(?, 7))")) {
            lock.setString(1, key.context());
            try (var result = lock.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    /** The command was carried out: to carry it out again because its answer cannot be read would be worse than to say so. */
    private byte[] open(byte[] answer, Key key) {
        try {
            return vault.decrypt(answer, key.context());
        } catch (IllegalStateException e) {
            Log.warnf("a kept answer cannot be opened: %s", e.getMessage());
            throw Refusal.conflict(
                    "IDEMPOTENCY_ANSWER_LOST",
                    "This request was carried out, but its answer can no longer be opened. Read what it made.");
        }
    }

    private Optional<Kept> find(Key key) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select fingerprint, answer from platform.idempotency_key
                        where tenant = ? and key = ? and expires_at > ?
                        """)) {
            select.setString(1, key.tenant());
            select.setString(2, key.key());
            select.setObject(3, realTime.instant().atOffset(ZoneOffset.UTC));
            try (var row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                if (!row.getString(1).equals(key.fingerprint())) {
                    throw Refusal.refused(
                            "IDEMPOTENCY_KEY_REUSED", "This key was used for another request.", List.of());
                }
                return Optional.of(json.readValue(open(row.getBytes(2), key), Kept.class));
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
