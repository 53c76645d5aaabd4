package dev.sluice.attribution.evidence;

import dev.sluice.platform.admission.DatabasePlaces;
import dev.sluice.platform.sql.Sql;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** In the service's own database, a piece at a time: a file is never in memory as a whole. */
final class PostgresEvidence implements EvidenceStore {

    private static final int PIECE = 256 * 1024;

    private final Sql sql;
    private final DatabasePlaces places;
    private final Clock realTime;

    PostgresEvidence(Sql sql, DatabasePlaces places, Clock realTime) {
        this.sql = sql;
        this.places = places;
        this.realTime = realTime;
    }

    @Override
    public void put(UUID id, Path file) {
        try (var content = Files.newInputStream(file)) {
            var place = 0;
            for (var piece = content.readNBytes(PIECE); piece.length > 0; piece = content.readNBytes(PIECE)) {
                put(id, place++, piece);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A connection for one piece, so that long files leave connections to others. */
    private void put(UUID id, int place, byte[] piece) {
        places.enter();
        try {
            sql.run(
                    "insert into evidence_content (id, place, bytes, stored_at) values (?, ?, ?, ?)",
                    id,
                    place,
                    piece,
                    realTime.instant());
        } finally {
            places.leave();
        }
    }

    @Override
    public void write(UUID id, OutputStream out) {
        for (var place = 0; ; place++) {
            var piece = sql.first(
                    row -> row.getBytes(1), "select bytes from evidence_content where id = ? and place = ?", id, place);
            if (piece.isEmpty()) {
                requireSome(id, place);
                return;
            }
            try {
                out.write(piece.get());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** No file is empty. */
    private static void requireSome(UUID id, int pieces) {
        if (pieces == 0) {
            throw new IllegalStateException("the content of the proof " + id + " is gone");
        }
    }

    @Override
    public List<UUID> keptBefore(Instant then, @Nullable UUID after, int limit) {
        return sql.list(
                row -> row.getObject(1, UUID.class),
                "select id from evidence_content where place = 0 and stored_at < ? and id > ? order by id limit ?",
                then,
                after == null ? new UUID(0, 0) : after,
                limit);
    }

    @Override
    public void remove(UUID id) {
        sql.run("delete from evidence_content where id = ?", id);
    }
}
