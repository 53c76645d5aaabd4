package dev.sluice.platform.paging;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Shape;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** Where a row stands in a list ordered by time of creation, then id. Opaque on the wire. */
public record Position(Instant created, UUID id) {

    public static final Position START = new Position(Instant.EPOCH, new UUID(0, 0));

    String token() {
        var text = created + "/" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static Position of(String token) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split("/", 2);
            return new Position(Shape.instant(parts[0]), UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw Refusal.malformed("pageToken", "PAGE_TOKEN_INVALID", "is not a token of this list");
        }
    }
}
