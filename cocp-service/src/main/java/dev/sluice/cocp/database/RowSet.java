package dev.sluice.cocp.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;

/** Many rows as one parameter, for {@code json_to_recordset(?::json)}: a column is named as its record's component. */
@ApplicationScoped
public class RowSet {

    private final ObjectMapper json;

    RowSet(ObjectMapper json) {
        this.json = json;
    }

    public String of(Collection<? extends Record> rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("rows that cannot be written", e);
        }
    }
}
