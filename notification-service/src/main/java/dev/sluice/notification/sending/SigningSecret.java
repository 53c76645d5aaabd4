package dev.sluice.notification.sending;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A Standard Webhooks secret, {@code whsec_<base64 of 32 bytes>}. */
public record SigningSecret(byte[] key) {

    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    public static SigningSecret generate(SecureRandom random) {
        var key = new byte[BYTES];
        random.nextBytes(key);
        return new SigningSecret(key);
    }

    public String text() {
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    /** The signature of {@code <id>.<seconds>.<body>}, as it stands in {@code webhook-signature}. */
    public String sign(String id, Instant timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update("%s.%d.".formatted(id, timestamp.getEpochSecond()).getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return PREFIX + "...";
    }
}
