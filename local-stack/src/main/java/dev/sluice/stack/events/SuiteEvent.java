package dev.sluice.stack.events;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** One event as it stands on a topic: its CloudEvents attributes and its data as text. */
public record SuiteEvent(String topic, Map<String, String> attributes, String data) {

    static SuiteEvent of(ConsumerRecord<byte[], byte[]> message) {
        var attributes = new HashMap<String, String>();
        for (var header : message.headers()) {
            if (header.key().startsWith("ce_") && header.value() != null) {
                attributes.put(header.key().substring(3), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        var data = message.value() == null ? "" : new String(message.value(), StandardCharsets.UTF_8);
        return new SuiteEvent(message.topic(), attributes, data);
    }

    public String type() {
        return attribute("type");
    }

    public String subject() {
        return attribute("subject");
    }

    public String recordedTime() {
        return attribute("recordedtime");
    }

    public boolean belongsTo(String correlationId) {
        return attribute("correlationid").equals(correlationId);
    }

    public boolean concerns(String id) {
        return subject().equals(id) || belongsTo(id) || data.contains(id);
    }

    public String line() {
        return "%-27s %-38s %s #%s  %s"
                .formatted(attribute("time"), type(), subject(), attribute("sequence"), attribute("source"));
    }

    public String attribute(String name) {
        return attributes.getOrDefault(name, "");
    }
}
