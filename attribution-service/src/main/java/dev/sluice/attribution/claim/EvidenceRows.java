package dev.sluice.attribution.claim;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class EvidenceRows {

    private final Sql sql;
    private final ObjectMapper json;

    EvidenceRows(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    List<Evidence> of(UUID claimId) {
        return of(List.of(claimId));
    }

    /** Of each claim in the order in which they came. */
    List<Evidence> of(Collection<UUID> claimIds) {
        return sql.list(
                this::evidence,
                "select * from evidence where claim_id = any (?::uuid[]) order by claim_id, uploaded_at, id",
                claimIds);
    }

    Optional<Evidence> find(UUID claimId, UUID id) {
        return sql.first(this::evidence, "select * from evidence where claim_id = ? and id = ?", claimId, id);
    }

    int count(UUID claimId) {
        return sql.first(row -> row.getInt(1), "select count(*) from evidence where claim_id = ?", claimId)
                .orElseThrow();
    }

    void add(Evidence evidence) {
        sql.run(
                """
                insert into evidence (id, claim_id, kind, file_name, media_type, size, sha256, signed_by, signed_on, products,
                    sealed, findings, uploaded_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)
                """,
                evidence.id(),
                evidence.claimId(),
                evidence.kind(),
                evidence.fileName(),
                evidence.mediaType(),
                evidence.size(),
                evidence.sha256(),
                evidence.signedBy(),
                evidence.signedOn(),
                evidence.products(),
                evidence.sealed(),
                written(evidence.read()),
                evidence.uploadedAt());
    }

    private String written(Evidence.Read read) {
        try {
            return json.writeValueAsString(read);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Evidence evidence(ResultSet row) throws SQLException {
        try {
            return new Evidence(
                    row.getObject("id", UUID.class),
                    row.getObject("claim_id", UUID.class),
                    row.getString("kind"),
                    row.getString("file_name"),
                    row.getString("media_type"),
                    row.getLong("size"),
                    row.getString("sha256"),
                    row.getString("signed_by"),
                    row.getObject("signed_on", LocalDate.class),
                    List.of((String[]) row.getArray("products").getArray()),
                    row.getBoolean("sealed"),
                    json.readValue(row.getString("findings"), Evidence.Read.class),
                    requireNonNull(Sql.instant(row, "uploaded_at")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
