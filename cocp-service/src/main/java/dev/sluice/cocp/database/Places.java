package dev.sluice.cocp.database;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.sql.Columns;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Places on a state topic, taken by the statement that changed the rows. */
public final class Places {

    private Places() {}

    public static Map.Entry<UUID, Long> ofTenant(Columns row) {
        return Map.entry(row.uuid("tenant_id"), row.number("sequence"));
    }

    /** @throws Refusal 409 when somebody was faster and a row did not change */
    public static <K> Map<K, Long> all(List<Map.Entry<K, Long>> places, int expected) {
        if (places.size() != expected) {
            throw Refusal.conflict("CHANGED_MEANWHILE", "Somebody else changed it first.");
        }
        return places.stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
