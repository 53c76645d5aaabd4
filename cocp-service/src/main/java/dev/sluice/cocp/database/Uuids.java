package dev.sluice.cocp.database;

import java.util.Optional;
import java.util.UUID;

/** Reads UUIDs that somebody wrote by hand. */
public final class Uuids {

    private Uuids() {}

    /** Empty for any other text. */
    public static Optional<UUID> find(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
