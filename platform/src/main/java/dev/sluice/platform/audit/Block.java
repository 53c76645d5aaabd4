package dev.sluice.platform.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;

/** Seals some records, and the blocks before it. */
record Block(
        String service, long number, String previousHash, String merkleRoot, int count, Instant sealedAt, String hash) {

    private static final String NO_HASH = "0".repeat(64);

    /** Before the first block. */
    static Block none(String service) {
        return new Block(service, 0, "", "", 0, Instant.EPOCH, NO_HASH);
    }

    static Block of(String service, ResultSet row) throws SQLException {
        return new Block(
                service,
                row.getLong("number"),
                row.getString("previous_hash"),
                row.getString("merkle_root"),
                row.getInt("count"),
                row.getObject("sealed_at", OffsetDateTime.class).toInstant(),
                row.getString("hash"));
    }

    Block next(String root, int records, Instant at) {
        return sealed(service, number + 1, hash, root, records, at);
    }

    /** What the hash would be, were every other component true. */
    String computedHash() {
        return sealed(service, number, previousHash, merkleRoot, count, sealedAt)
                .hash();
    }

    /** As the head is published: {@code <service>/<block>/<hash>}. */
    String head() {
        return "%s/%d/%s".formatted(service, number, hash);
    }

    private static Block sealed(String service, long number, String previous, String root, int count, Instant at) {
        var hash = Sha256.of(Map.of(
                "service", service,
                "block", number,
                "previousHash", previous,
                "merkleRoot", root,
                "count", count,
                "sealedAt", at.toString()));
        return new Block(service, number, previous, root, count, at, hash);
    }
}
