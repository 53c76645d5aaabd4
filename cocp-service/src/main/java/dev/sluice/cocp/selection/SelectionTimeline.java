package dev.sluice.cocp.selection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.cocp.database.Row;
import dev.sluice.cocp.database.Statements;
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

    private final Statements statements;
    private final ObjectMapper json;

    SelectionTimeline(Statements statements, ObjectMapper json) {
        this.statements = statements;
        this.json = json;
    }

    void add(UUID selection, Announcement told) {
        var data = json.convertValue(told.event(), DATA);
        data.keySet().removeAll(COMMON);
        statements.update(
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
        return statements.query("""
                select * from selection_timeline
                where selection_id = ? and (?::uuid is null or ? = any (audience)) order by sequence
                """, this::entry, selection, audience, audience);
    }

    private SelectionTimelineView.Entry entry(Row row) {
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
