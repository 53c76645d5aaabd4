package dev.sluice.cocp.request;

import static dev.sluice.platform.sql.Columns.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.platform.sql.Columns;
import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was told about a request, kept as it was told. */
@ApplicationScoped
class Timeline {

    private static final TypeReference<TreeMap<String, Object>> DATA = new TypeReference<>() {};

    /** What each event says, and what stands in columns of its own. */
    private static final Set<String> COMMON =
            Set.of("requestId", "customerTenantId", "newPartner", "oldPartners", "licenses", "channel", "form");

    private final Sql sql;
    private final ObjectMapper json;

    Timeline(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** An entry as it was told to one audience. */
    record Told(
            Instant at,
            String type,
            Actor actor,
            List<String> licenseIds,
            Set<UUID> audience,
            Map<String, Object> data,
            Map<String, Object> confidential) {}

    /** @param confidential reasons and comments, for all but the old partner */
    void add(UUID requestId, Announcement told, Map<String, Object> confidential) {
        var data = json.convertValue(told.event(), DATA);
        data.keySet().removeAll(COMMON);
        sql.run(
                """
                insert into change_timeline (request_id, sequence, at, type, actor, license_ids, audience, data, confidential)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                requestId,
                told.sequence(),
                told.at(),
                told.event().type(),
                told.actor(),
                told.event().facts().licenses().stream()
                        .map(ChangeFacts.Licence::licenseId)
                        .toList(),
                told.audience(),
                written(data),
                written(confidential));
    }

    /** In the order in which it was told; only what this tenant was told where one is named. */
    List<Told> of(UUID requestId, @Nullable UUID audience) {
        return sql.list(reading(this::told), """
                select * from change_timeline
                where request_id = ? and (?::uuid is null or ? = any (audience)) order by sequence
                """, requestId, audience, audience);
    }

    private Told told(Columns row) {
        return new Told(
                row.instant("at"),
                row.text("type"),
                Actor.valueOf(row.text("actor")),
                row.texts("license_ids"),
                Set.copyOf(row.uuids("audience")),
                read(row.text("data")),
                read(row.text("confidential")));
    }

    private String written(Map<String, Object> values) {
        try {
            return json.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Map<String, Object> read(String text) {
        try {
            return json.readValue(text, DATA);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
