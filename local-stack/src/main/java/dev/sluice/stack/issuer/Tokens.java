package dev.sluice.stack.issuer;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Signs tokens in the name of the local issuer. */
public record Tokens(SigningKey key, String issuer, Clock clock) {

    public static final Duration VALIDITY = Duration.ofHours(12);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder URL_SAFE = Base64.getUrlEncoder().withoutPadding();

    public String issue(Caller caller) throws IOException {
        return issue(caller, VALIDITY);
    }

    String issue(Caller caller, Duration validity) throws IOException {
        var header = Map.of("alg", "RS256", "typ", "JWT", "kid", key.id());
        var content = encode(header) + "." + encode(claims(caller, validity));
        return content + "." + URL_SAFE.encodeToString(key.sign(content.getBytes(StandardCharsets.US_ASCII)));
    }

    private Map<String, Object> claims(Caller caller, Duration validity) {
        var now = clock.instant();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", issuer);
        claims.put("aud", List.of("sluice"));
        claims.put("sub", caller.subject());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(validity).getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("tenant_type", caller.tenantType().name());
        claims.put("tenant", caller.tenant());
        claims.put("groups", caller.roles());
        caller.email().ifPresent(email -> claims.put("email", email));
        claims.put("name", caller.name().orElse(caller.subject()));
        return claims;
    }

    private static String encode(Object part) throws IOException {
        return URL_SAFE.encodeToString(JSON.writeValueAsBytes(part));
    }
}
