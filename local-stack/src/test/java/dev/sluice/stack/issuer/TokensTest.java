package dev.sluice.stack.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.stack.Sluice;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A token of the local issuer")
class TokensTest {

    static final String TENANT = "11111111-0000-4000-8000-000000000001";

    @TempDir
    Path folder;

    @Test
    void says_who_may_do_what_and_until_when() throws Exception {
        try (var issuer = Issuer.start(folder)) {
            var before = Instant.now().getEpochSecond();

            var token = issuer.tokens()
                    .issue(Caller.of(TenantType.PARTNER, TENANT, "anna@noordzee.example", "admin-agent", "viewer"));

            var claims = part(token, 1);
            assertThat(claims.path("iss").asText()).isEqualTo(issuer.address());
            assertThat(claims.path("aud").path(0).asText()).isEqualTo("sluice");
            assertThat(claims.path("sub").asText()).isEqualTo("anna@noordzee.example");
            assertThat(claims.path("tenant_type").asText()).isEqualTo("PARTNER");
            assertThat(claims.path("tenant").asText()).isEqualTo(TENANT);
            assertThat(claims.path("groups")).extracting(JsonNode::asText).containsExactly("admin-agent", "viewer");
            assertThat(claims.path("email").asText()).isEqualTo("anna@noordzee.example");
            assertThat(claims.path("exp").asLong()).isBetween(before + 12 * 3600, before + 12 * 3600 + 60);
        }
    }

    @Test
    void is_verified_by_the_key_that_the_issuer_publishes() throws Exception {
        try (var issuer = Issuer.start(folder)) {
            var token = issuer.tokens().issue(Caller.operator("registry"));

            var discovery = get(issuer.address() + "/.well-known/openid-configuration");
            assertThat(discovery.path("issuer").asText()).isEqualTo(issuer.address());
            var key = get(discovery.path("jwks_uri").asText()).path("keys").path(0);
            assertThat(part(token, 0).path("kid").asText())
                    .isEqualTo(key.path("kid").asText());
            assertThat(verifies(key, token)).isTrue();
        }
    }

    @Test
    void stays_good_over_a_restart_and_can_be_signed_without_the_launcher() throws Exception {
        String address;
        try (var issuer = Issuer.start(folder)) {
            address = issuer.address();
        }

        var token = Issuer.stored(folder).issue(Caller.operator("registry"));

        try (var issuer = Issuer.start(folder)) {
            assertThat(issuer.address()).isEqualTo(address);
            assertThat(part(token, 1).path("iss").asText()).isEqualTo(address);
            assertThat(verifies(get(address + "/jwks").path("keys").path(0), token))
                    .isTrue();
        }
    }

    @Test
    void is_refused_with_one_line_when_an_option_makes_no_sense() {
        assertThat(Sluice.run("token", "--tenant-type", "PARTNER", "--tenant", "x", "--role", "viewer"))
                .isEqualTo(2);
        assertThat(Sluice.run("token", "--tenant-type", "NOBODY", "--tenant", TENANT, "--role", "viewer"))
                .isEqualTo(2);
        assertThat(Sluice.run("token", "--tenant-type", "PARTNER", "--tenant", TENANT))
                .isEqualTo(2);
    }

    private static boolean verifies(JsonNode key, String token) throws Exception {
        var parts = token.split("\\.");
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(number(key.path("n")), number(key.path("e")))));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    }

    private static BigInteger number(JsonNode text) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(text.asText()));
    }

    private static JsonNode part(String token, int index) throws Exception {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[index]));
    }

    private static JsonNode get(String address) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(address)).build();
            return new ObjectMapper()
                    .readTree(http.send(request, BodyHandlers.ofString()).body());
        }
    }
}
