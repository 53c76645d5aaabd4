package dev.sluice.attribution.evidence;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Limits of what is uploaded as proof. */
@ConfigMapping(prefix = "sluice.attribution.evidence")
public interface EvidenceConfig {

    /** In bytes; 25 MiB. */
    @WithDefault("26214400")
    long maxSize();

    /** Pages of a PDF that are read. */
    @WithDefault("50")
    int maxPages();

    /** How long reading one may take. */
    @WithDefault("PT10S")
    Duration maxReading();

    /** Characters of text that are looked at. */
    @WithDefault("1000000")
    int maxCharacters();

    /** What a document may hold unpacked, in bytes. */
    @WithDefault("104857600")
    long maxUnpacked();

    /** Entries of a packed document. */
    @WithDefault("2000")
    int maxEntries();

    /** Where contents are kept: {@code POSTGRESQL}, in the service's own database, or {@code S3}. */
    @WithDefault("POSTGRESQL")
    EvidencePlace storage();

    /** The S3-compatible store. */
    S3 s3();

    /** All of it is needed for {@code storage=S3}. */
    interface S3 {

        /** For example {@code https://s3.example}, without a slash at the end; the bucket is addressed by path. */
        Optional<String> endpoint();

        /** Name of the bucket. */
        Optional<String> bucket();

        /** Region that signatures name. */
        @WithDefault("us-east-1")
        String region();

        /** Name of the key. */
        Optional<String> accessKey();

        /** The key itself; from a mounted file, not from the command line. */
        Optional<String> secretKey();
    }
}
