package dev.sluice.system.strangers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.stack.issuer.Tokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tokens that look as if they let an operator with every role in. */
record Forgery(String what, String token) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder URL_SAFE = Base64.getUrlEncoder().withoutPadding();
    private static final long HOUR = 3_600;

    static List<Forgery> all(Tokens tokens) throws GeneralSecurityException, IOException {
        var now = tokens.clock().instant().getEpochSecond();
        var right = tokens.key().key();
        var header = header(tokens, "RS256");
        var forgeries = new ArrayList<Forgery>();
        forgeries.add(new Forgery("no token", ""));
        forgeries.add(new Forgery("no token at all", "abc.def.ghi"));
        forgeries.add(new Forgery("expired", signed(header, claims(tokens, "exp", now - HOUR), right)));
        forgeries.add(new Forgery("not yet valid", signed(header, claims(tokens, "nbf", now + HOUR), right)));
        forgeries.add(
                new Forgery("for another audience", signed(header, claims(tokens, "aud", List.of("other")), right)));
        forgeries.add(
                new Forgery("of another issuer", signed(header, claims(tokens, "iss", "http://else.test"), right)));
        forgeries.add(new Forgery("by another key", signed(header, claims(tokens, "jti", "1"), stranger())));
        forgeries.add(new Forgery(
                "by no key", encoded(header(tokens, "none")) + "." + encoded(claims(tokens, "jti", "1")) + "."));
        return List.copyOf(forgeries);
    }

    private static Map<String, Object> claims(Tokens tokens, String changed, Object value) {
        var now = tokens.clock().instant().getEpochSecond();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", tokens.issuer());
        claims.put("aud", List.of("sluice"));
        claims.put("sub", "operator");
        claims.put("iat", now - 2 * HOUR);
        claims.put("exp", now + HOUR);
        claims.put("tenant_type", "OPERATOR");
        claims.put("tenant", UUID.randomUUID().toString());
        claims.put("groups", Roles.OF_OPERATORS);
        claims.put(changed, value);
        return claims;
    }

    /** The key's id as the issuer writes it. */
    private static Map<String, Object> header(Tokens tokens, String algorithm) throws IOException {
        var issued = tokens.issue(dev.sluice.stack.issuer.Caller.operator("auditor"));
        var header = JSON.readTree(Base64.getUrlDecoder().decode(issued.substring(0, issued.indexOf('.'))));
        return Map.of("alg", algorithm, "typ", "JWT", "kid", header.path("kid").asText());
    }

    private static String signed(Map<String, Object> header, Map<String, Object> claims, PrivateKey key)
            throws GeneralSecurityException, JsonProcessingException {
        var content = encoded(header) + "." + encoded(claims);
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(content.getBytes(StandardCharsets.US_ASCII));
        return content + "." + URL_SAFE.encodeToString(signature.sign());
    }

    private static PrivateKey stranger() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair().getPrivate();
    }

    private static String encoded(Object part) throws JsonProcessingException {
        return URL_SAFE.encodeToString(JSON.writeValueAsBytes(part));
    }
}
