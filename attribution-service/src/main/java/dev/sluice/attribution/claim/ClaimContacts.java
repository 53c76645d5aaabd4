package dev.sluice.attribution.claim;

import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Under which id the contact of a claim is told. */
@ApplicationScoped
class ClaimContacts {

    /** @param sequence position of its latest record on the topic */
    record Place(UUID contactId, UUID claimId, long sequence) {}

    private final Sql sql;

    ClaimContacts(Sql sql) {
        this.sql = sql;
    }

    /** Takes the next place; also of one that was erased. */
    Place next(UUID claimId) {
        return sql.first(ClaimContacts::place, """
                        insert into claim_contact (contact_id, claim_id, sequence) values (?, ?, 1)
                        on conflict (claim_id) do update set sequence = claim_contact.sequence + 1, erased_at = null
                        returning *
                        """, TimeOrderedId.next(), claimId)
                .orElseThrow();
    }

    /** Takes the next place of each that is not erased. */
    List<Place> next(Collection<UUID> contactIds) {
        return sql.list(ClaimContacts::place, """
                update claim_contact set sequence = sequence + 1
                where contact_id in (
                        select contact_id from claim_contact where contact_id = any (?::uuid[]) order by contact_id for update)
                    and erased_at is null
                returning *
                """, contactIds);
    }

    /** The place of its tombstone; absent when there is nothing to erase. */
    Optional<Place> erase(UUID claimId, Instant at) {
        return sql.first(ClaimContacts::place, """
                update claim_contact set sequence = sequence + 1, erased_at = ?
                where claim_id = ? and erased_at is null returning *
                """, at, claimId);
    }

    List<UUID> after(UUID last, int limit) {
        return sql.list(
                row -> row.getObject(1, UUID.class),
                "select contact_id from claim_contact where contact_id > ? and erased_at is null order by contact_id limit ?",
                last,
                limit);
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(
                row.getObject("contact_id", UUID.class),
                row.getObject("claim_id", UUID.class),
                row.getLong("sequence"));
    }
}
