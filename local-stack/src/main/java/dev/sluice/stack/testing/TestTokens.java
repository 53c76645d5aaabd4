package dev.sluice.stack.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Bearer tokens for {@code @QuarkusTest}s, signed with a key that lives as long as the test's process. The key stands in system
 * properties because a Quarkus test loads this class more than once.
 */
public final class TestTokens {

    private static final String PUBLIC = "sluice.test.public-key";
    private static final String PRIVATE = "sluice.test.private-key";
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
    private static final long VALID_SECONDS = 3600;

    private TestTokens() {}

    /** A valid token; {@code email} may be empty. */
    public static String token(String tenantType, UUID tenant, String email, String... roles) {
        var now = Clock.systemUTC().instant().getEpochSecond();
        var groups = Arrays.stream(roles).map(role -> '"' + role + '"').collect(Collectors.joining(",", "[", "]"));
        return signed("""
                {"iss":"https://issuer.test","aud":"sluice","sub":"%s","iat":%d,"exp":%d,"tenant_type":"%s","tenant":"%s",\
                "groups":%s,"email":"%s","name":"%s"}""".formatted(
                        email.isEmpty() ? "client" : email,
                        now,
                        now + VALID_SECONDS,
                        tenantType,
                        tenant,
                        groups,
                        email,
                        email));
    }

    /** Any claims, signed with the right key: for tokens that must be refused. */
    public static String signed(String claims) {
        var content = encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + encoded(claims);
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            publicKey();
            var key = Base64.getDecoder().decode(System.getProperty(PRIVATE));
            signature.initSign(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key)));
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static synchronized String publicKey() {
        if (System.getProperty(PUBLIC) == null) {
            try {
                var generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                var pair = generator.generateKeyPair();
                var encoder = Base64.getEncoder();
                System.setProperty(
                        PRIVATE, encoder.encodeToString(pair.getPrivate().getEncoded()));
                System.setProperty(
                        PUBLIC, encoder.encodeToString(pair.getPublic().getEncoded()));
            } catch (GeneralSecurityException failure) {
                throw new IllegalStateException(failure);
            }
        }
        return System.getProperty(PUBLIC);
    }

    private static String encoded(String text) {
        return URL.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
