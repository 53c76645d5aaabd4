package dev.sluice.platform.audit;

import dev.sluice.platform.tenancy.Caller;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a record says about a person, and what a person wrote: may be erased without breaking the chain. */
record Personal(
        byte[] salt,
        @Nullable String subject,
        @Nullable String email,
        @Nullable String name,
        @Nullable String why) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BYTES = 16;

    static Optional<Personal> of(Caller who, @Nullable String why) {
        var subject = isAddress(who.subject()) ? who.subject() : null;
        if (subject == null && who.email() == null && who.name() == null && why == null) {
            return Optional.empty();
        }
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return Optional.of(new Personal(salt, subject, who.email(), who.name(), why));
    }

    /** Some issuers name people by their address. */
    static boolean isAddress(String subject) {
        return subject.indexOf('@') >= 0;
    }

    /** @param row with columns salt, personal_subject, email, name, why */
    static Optional<Personal> of(ResultSet row) throws SQLException {
        var salt = row.getBytes("salt");
        return salt == null
                ? Optional.empty()
                : Optional.of(new Personal(
                        salt,
                        row.getString("personal_subject"),
                        row.getString("email"),
                        row.getString("name"),
                        row.getString("why")));
    }

    String digest() {
        var members = new TreeMap<String, @Nullable String>();
        members.put("subject", subject);
        members.put("email", email);
        members.put("name", name);
        members.put("why", why);
        return Sha256.of(salt, Sha256.canonical(members));
    }
}
