package dev.sluice.attribution.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Looks at a file before it is kept: name, size, type by content, hash, text. Never inside a transaction. */
@ApplicationScoped
public class Intake {

    /** No separators, no control or formatting characters, not only dots. */
    private static final Pattern NAME = Pattern.compile("(?!\\.+$)[^/\\\\:\\p{Cntrl}\\p{Cf}]{1,255}");

    private final EvidenceConfig config;
    private final TypeByContent types;
    private final Readings readings;

    Intake(EvidenceConfig config, TypeByContent types, Readings readings) {
        this.config = config;
        this.types = types;
        this.readings = readings;
    }

    /** @throws dev.sluice.platform.problem.Refusal when it is not taken */
    public UploadedFile take(Path path, String name) {
        try {
            if (!NAME.matcher(name).matches()) {
                throw Unacceptable.name();
            }
            var size = Files.size(path);
            if (size == 0) {
                throw Unacceptable.empty();
            }
            if (size > config.maxSize()) {
                throw Unacceptable.size(config.maxSize());
            }
            var type = types.of(path);
            var reading = readings.read(path, type);
            return new UploadedFile(path, name, type, size, hash(path), reading.text(), reading.findings());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By what a body says of its length; -1 where it says nothing. */
    public void requireLength(long length) {
        UploadStream.requireLength(length, config.maxSize());
    }

    /** A body that is given up while it arrives when it is more than a proof can be. */
    public InputStream limited(InputStream body) {
        return new UploadStream(body, config.maxSize(), System::nanoTime);
    }

    /** What identifies a file, whatever it is. */
    public String sha256Of(Path path) {
        try {
            return hash(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String hash(Path path) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            try (var file = new DigestInputStream(Files.newInputStream(path), digest)) {
                file.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
