package dev.sluice.attribution.evidence;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * AWS Signature Version 4, as every S3-compatible store takes it; for paths without characters to escape, and queries that are
 * sorted and escaped already.
 */
record S3Signature(String accessKey, String secretKey, String region) {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int DAY = "20130524".length();
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";

    /** All headers to send but the host's, which belongs to the address. */
    Map<String, String> headers(
            String method, URI address, Map<String, String> others, String contentSha256, Instant at) {
        var stamp = STAMP.format(at);
        var signed = new TreeMap<>(others);
        signed.put("x-amz-content-sha256", contentSha256);
        signed.put("x-amz-date", stamp);
        var headers = new TreeMap<>(signed);
        signed.put("host", address.getAuthority());
        headers.put("Authorization", authorization(method, address, signed, contentSha256, stamp));
        return headers;
    }

    private String authorization(
            String method, URI address, SortedMap<String, String> signed, String contentSha256, String stamp) {
        var names = String.join(";", signed.keySet());
        var canonical = signed.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                .collect(Collectors.joining(
                        "",
                        method + "\n" + address.getPath() + "\n" + query(address) + "\n",
                        "\n" + names + "\n" + contentSha256));
        var scope = "%s/%s/s3/aws4_request".formatted(stamp.substring(0, DAY), region);
        var toSign = String.join("\n", ALGORITHM, stamp, scope, sha256(canonical));
        var signature = HexFormat.of().formatHex(hmac(key(stamp.substring(0, DAY)), toSign));
        return "%s Credential=%s/%s,SignedHeaders=%s,Signature=%s"
                .formatted(ALGORITHM, accessKey, scope, names, signature);
    }

    private static String query(URI address) {
        return address.getRawQuery() == null ? "" : address.getRawQuery();
    }

    private byte[] key(String day) {
        var ofDay = hmac(("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8), day);
        return hmac(hmac(hmac(ofDay, region), "s3"), "aws4_request");
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "signature of " + accessKey;
    }
}
