package dev.sluice.platform.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.erdtman.jcs.JsonCanonicalizer;

/** SHA-256 as lower-case hexadecimal. */
final class Sha256 {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Sha256() {}

    static String of(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(part);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of the canonical JSON (RFC 8785) of text, whole numbers and lists of text. */
    static String of(Map<String, ?> members) {
        return of(canonical(members));
    }

    static byte[] canonical(Map<String, ?> members) {
        try {
            return new JsonCanonicalizer(JSON.writeValueAsString(members)).getEncodedUTF8();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
