package dev.sluice.platform.encryption;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Keys for what is kept encrypted. */
@ConfigMapping(prefix = "sluice.encryption")
public interface EncryptionConfig {

    /**
     * A mounted file with one key a line, {@code <id>:<base64 of 32 bytes>}. The first line encrypts, all lines decrypt. Only a
     * sandbox starts without one, with a key that lives as long as the process.
     */
    Optional<Path> keyFile();
}
