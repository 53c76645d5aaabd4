package dev.sluice.notification.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.platform.consume.IncomingEvent;

/** CloudEvents structured JSON, as receivers get it: every attribute but the audience, the data as it is. */
final class CloudEvent {

    private CloudEvent() {}

    static String body(IncomingEvent event, JsonNode data, ObjectMapper json) {
        ObjectNode body = json.createObjectNode();
        body.put("specversion", "1.0");
        body.put("id", event.id().toString());
        body.put("source", event.source());
        body.put("type", event.type());
        body.put("subject", event.subject());
        body.put("time", event.time().toString());
        body.put("datacontenttype", "application/json");
        body.put("dataschema", event.dataSchema());
        body.put("partitionkey", event.subject());
        body.put("sequence", event.sequence());
        body.put("recordedtime", event.recordedTime().toString());
        body.put("correlationid", event.correlationId());
        body.put("causationid", event.causationId());
        body.put("traceparent", event.traceparent());
        if (event.customerTenantId() != null) {
            body.put("customertenantid", event.customerTenantId().toString());
        }
        body.set("data", data);
        return body.toString();
    }
}
