package dev.sluice.stack.receiver;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A Standard Webhooks secret, and the signatures it makes and checks. */
final class WebhookSecret {

    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";

    private final byte[] key;

    private WebhookSecret(byte[] key) {
        this.key = key;
    }

    static WebhookSecret parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("a webhook secret starts with " + PREFIX);
        }
        return new WebhookSecret(Base64.getDecoder().decode(text.substring(PREFIX.length())));
    }

    /** The header may hold several signatures while a secret is rotated: one that fits is enough. */
    boolean verifies(String id, String timestamp, byte[] body, String header) {
        var expected = signature(id, timestamp, body).getBytes(StandardCharsets.US_ASCII);
        return Stream.of(header.split(" "))
                .filter(part -> part.startsWith(VERSION))
                .anyMatch(part -> MessageDigest.isEqual(expected, part.getBytes(StandardCharsets.UTF_8)));
    }

    String signature(String id, String timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return VERSION + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK knows HmacSHA256", impossible);
        }
    }
}
