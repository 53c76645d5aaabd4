package dev.sluice.platform.encryption;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts with AES-256-GCM. What it returns names its key, so that keys can be changed while old texts stay readable. */
public final class Vault {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Map<String, SecretKeySpec> keys;
    private final String current;
    private final SecureRandom random = new SecureRandom();

    private Vault(Map<String, SecretKeySpec> keys) {
        this.keys = keys;
        this.current = keys.keySet().iterator().next();
    }

    /** @throws IllegalStateException when the file holds no usable key */
    static Vault of(Path keyFile) {
        var keys = new LinkedHashMap<String, SecretKeySpec>();
        try {
            for (var line : Files.readAllLines(keyFile)) {
                var parts = line.strip().split(":", 2);
                if (parts.length == 2) {
                    keys.put(parts[0], key(Base64.getDecoder().decode(parts[1])));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the key file cannot be read", e);
        }
        if (keys.isEmpty()) {
            throw new IllegalStateException("the key file holds no key; a line is <id>:<base64 of 32 bytes>");
        }
        return new Vault(keys);
    }

    static Vault ephemeral() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return new Vault(Map.of("ephemeral", key(bytes)));
    }

    private static SecretKeySpec key(byte[] bytes) {
        if (bytes.length != 32) {
            throw new IllegalStateException("a key has 32 bytes, not " + bytes.length);
        }
        return new SecretKeySpec(bytes, "AES");
    }

    /** {@code context} is bound into the text: it opens only for the same context, such as a row's id. */
    public byte[] encrypt(byte[] plain, String context) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var name = current.getBytes(StandardCharsets.UTF_8);
        var sealed = run(Cipher.ENCRYPT_MODE, current, nonce, plain, context);
        return ByteBuffer.allocate(1 + name.length + NONCE_BYTES + sealed.length)
                .put((byte) name.length)
                .put(name)
                .put(nonce)
                .put(sealed)
                .array();
    }

    public byte[] decrypt(byte[] text, String context) {
        var buffer = ByteBuffer.wrap(text);
        var name = new byte[buffer.get()];
        buffer.get(name);
        var nonce = new byte[NONCE_BYTES];
        buffer.get(nonce);
        var sealed = new byte[buffer.remaining()];
        buffer.get(sealed);
        return run(Cipher.DECRYPT_MODE, new String(name, StandardCharsets.UTF_8), nonce, sealed, context);
    }

    private byte[] run(int mode, String keyId, byte[] nonce, byte[] input, String context) {
        var key = keys.get(keyId);
        if (key == null) {
            throw new IllegalStateException("no key named " + keyId + " in the key file");
        }
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a kept text cannot be opened with key " + keyId, e);
        }
    }
}
