package dev.sluice.transfer.migration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What schedules keep as JSON. */
@ApplicationScoped
class ScheduleJson {

    private static final TypeReference<List<Violation>> FINDINGS = new TypeReference<>() {};

    private final ObjectMapper json;

    ScheduleJson(ObjectMapper json) {
        this.json = json;
    }

    String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As it runs: at a renewal with a full term. */
    Bundle bundle(MigrationSchedule schedule) {
        var said = said(schedule);
        return schedule.isOnRenewal() ? said.full() : said;
    }

    /** As its partner said it. */
    Bundle said(MigrationSchedule schedule) {
        try {
            return json.readValue(schedule.bundle(), Bundle.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Violation> findings(MigrationSchedule schedule) {
        try {
            return schedule.findings() == null ? List.of() : json.readValue(schedule.findings(), FINDINGS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
