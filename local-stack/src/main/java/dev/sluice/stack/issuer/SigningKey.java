package dev.sluice.stack.issuer;

import dev.sluice.stack.state.PrivateFiles;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/** The RSA key of the local issuer, kept in a file so that tokens can be signed while no stack runs. */
public record SigningKey(RSAPrivateCrtKey key) {

    private static final int BITS = 2048;
    private static final Base64.Encoder URL_SAFE = Base64.getUrlEncoder().withoutPadding();

    public static SigningKey in(Path folder) throws IOException {
        var file = file(folder);
        try {
            if (Files.notExists(file)) {
                var generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(BITS);
                var fresh = generator.generateKeyPair().getPrivate().getEncoded();
                PrivateFiles.replace(file, Base64.getEncoder().encodeToString(fresh));
            }
            var encoded = Base64.getDecoder().decode(Files.readString(file));
            var key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
            return new SigningKey((RSAPrivateCrtKey) key);
        } catch (GeneralSecurityException failure) {
            throw new IOException("cannot use " + file + ": remove it", failure);
        }
    }

    static boolean isIn(Path folder) {
        return Files.exists(file(folder));
    }

    String id() throws IOException {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(key.getModulus().toByteArray());
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (GeneralSecurityException failure) {
            throw new IOException(failure);
        }
    }

    byte[] sign(byte[] content) throws IOException {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException failure) {
            throw new IOException("cannot sign", failure);
        }
    }

    /** The public half as a JSON Web Key (RFC 7517). */
    Map<String, String> publicKey() throws IOException {
        return Map.of(
                "kty",
                "RSA",
                "use",
                "sig",
                "alg",
                "RS256",
                "kid",
                id(),
                "n",
                unsigned(key.getModulus()),
                "e",
                unsigned(key.getPublicExponent()));
    }

    private static String unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        var skipped = bytes[0] == 0 ? 1 : 0; // the sign
        return URL_SAFE.encodeToString(java.util.Arrays.copyOfRange(bytes, skipped, bytes.length));
    }

    private static Path file(Path folder) {
        return folder.resolve("key");
    }
}
