package dev.sluice.cocp.selection;

import static dev.sluice.platform.sql.Columns.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.platform.sql.Columns;
import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was told about a selection, kept as it was told. */
@ApplicationScoped
class SelectionTimeline {

    private static final TypeReference<TreeMap<String, Object>> DATA = new TypeReference<>() {};

    /** What each event says. */
    private static final Set<String> COMMON = Set.of("selectionId", "customerTenantId", "quotationsDueAt");

    private final Sql sql;
    private final ObjectMapper json;

    SelectionTimeline(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    void add(UUID selection, Announcement told) {
        var data = json.convertValue(told.event(), DATA);
        data.keySet().removeAll(COMMON);
        sql.run(
                """
                insert into selection_timeline (selection_id, sequence, at, type, actor, audience, data)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                selection,
                told.sequence(),
                told.at(),
                told.event().type(),
                told.actor(),
                told.audience(),
                written(data));
    }

    /** In the order in which it was told; only what this tenant was told where one is named. */
    List<SelectionTimelineView.Entry> of(UUID selection, @Nullable UUID audience) {
        return sql.list(reading(this::entry), """
                select * from selection_timeline
                where selection_id = ? and (?::uuid is null or ? = any (audience)) order by sequence
                """, selection, audience, audience);
    }

    private SelectionTimelineView.Entry entry(Columns row) {
        return new SelectionTimelineView.Entry(
                row.instant("at"), row.text("type"), Actor.valueOf(row.text("actor")), read(row.text("data")));
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
