package dev.sluice.benchmarks.webhooks;

import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.outbox.Headers;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/**
 * An event with 1 kB of data that no compression makes small, about a subject of its own, for nobody but notification-service to read.
 *
 * @param run the trial it belongs to
 * @param number its place therein, from 0
 */
record Event(int run, int number) {

    static final String TOPIC = "transfer.migration-events.v1";

    private static final int BYTES = 1024;
    /** Told by webhook alone: there are no words for a notice or a mail. */
    private static final String TYPE = "migration.started.v1";

    private static final String RUN = "\"run\":\"";
    private static final String NUMBER = "\"number\":\"";
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .";

    String data() {
        var data = new StringBuilder(BYTES).append("{%s%d\",%s%d\",\"text\":\"".formatted(RUN, run, NUMBER, number));
        var random = new SplittableRandom(31L * run + number);
        while (data.length() < BYTES - 2) {
            data.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return data.append("\"}").toString();
    }

    /** As the suite's services send it, for one tenant, about one of its customers. */
    ProducerRecord<byte[], byte[]> record(UUID audience, UUID customer) {
        var subject = UUID.randomUUID().toString();
        var id = TimeOrderedId.next().toString();
        var headers = Stream.<Header>of(
                        Headers.text("ce_specversion", "1.0"),
                        Headers.text("ce_id", id),
                        Headers.text("ce_source", "/services/transfer"),
                        Headers.text("ce_type", TYPE),
                        Headers.text("ce_subject", subject),
                        Headers.text("ce_sequence", "1"),
                        Headers.text("ce_partitionkey", subject),
                        Headers.text("ce_time", "2026-01-12T09:00:00Z"),
                        Headers.text("ce_recordedtime", "2026-01-12T09:00:00.123456Z"),
                        Headers.text("ce_dataschema", "https://sluice.dev/contracts/" + TOPIC + "/" + TYPE),
                        Headers.text("ce_correlationid", subject),
                        Headers.text("ce_causationid", id),
                        Headers.text("ce_traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"),
                        Headers.text("content-type", "application/json"),
                        Headers.text("ce_customertenantid", customer.toString()),
                        Headers.text("ce_audience", audience.toString()))
                .toList();
        return new ProducerRecord<>(
                TOPIC,
                null,
                subject.getBytes(StandardCharsets.UTF_8),
                data().getBytes(StandardCharsets.UTF_8),
                headers);
    }

    /** Reads it from what a receiver got. */
    static Event of(String body) {
        return new Event(digits(body, RUN), digits(body, NUMBER));
    }

    private static int digits(String body, String before) {
        var at = body.indexOf(before) + before.length();
        return Integer.parseInt(body, at, body.indexOf('"', at), 10);
    }
}
