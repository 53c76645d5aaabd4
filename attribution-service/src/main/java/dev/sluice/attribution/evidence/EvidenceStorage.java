package dev.sluice.attribution.evidence;

import dev.sluice.platform.admission.DatabasePlaces;
import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/** Chooses where proofs are kept, by setting. */
@ApplicationScoped
class EvidenceStorage {

    @Produces
    @Singleton
    EvidenceStore store(EvidenceConfig config, Sql sql, DatabasePlaces places, Clock realTime) {
        return switch (config.storage()) {
            case POSTGRESQL -> new PostgresEvidence(sql, places, realTime);
            case S3 -> {
                var s3 = config.s3();
                yield new S3Evidence(
                        URI.create(required(s3.endpoint(), "endpoint") + "/" + required(s3.bucket(), "bucket")),
                        new S3Signature(
                                required(s3.accessKey(), "access-key"),
                                required(s3.secretKey(), "secret-key"),
                                s3.region()),
                        realTime);
            }
        };
    }

    private static String required(Optional<String> value, String name) {
        return value.orElseThrow(() ->
                new IllegalStateException("sluice.attribution.evidence.s3." + name + " is needed for storage=S3"));
    }
}
