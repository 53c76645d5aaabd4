package dev.sluice.benchmarks.outbox;

import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.outbox.Headers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;

/**
 * The same event for everybody: 1 kB of JSON that says which it is and that no compression makes small, and the headers that an event of the suite carries.
 *
 * @param run the measurement it belongs to
 * @param number its place therein, from 0
 */
record Payload(int run, int number, String subject, long sequence) {

    static final int BYTES = 1024;
    static final String TOPIC = "cocp.partner-change-events.v1";

    private static final int EVENTS_PER_SUBJECT = 3;
    private static final int RUN_AT = "{\"run\":\"".length();
    private static final int NUMBER_AT = RUN_AT + "000000\",\"number\":\"".length();
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .";

    static List<Payload> batch(int run, int size) {
        var batch = new ArrayList<Payload>(size);
        var subject = "";
        for (int number = 0; number < size; number++) {
            var sequence = number % EVENTS_PER_SUBJECT + 1;
            if (sequence == 1) {
                subject = TimeOrderedId.next().toString();
            }
            batch.add(new Payload(run, number, subject, sequence));
        }
        return batch;
    }

    String value() {
        var start = "{\"run\":\"%06d\",\"number\":\"%08d\",\"text\":\"".formatted(run, number);
        var value = new StringBuilder(BYTES).append(start);
        var random = new SplittableRandom(31L * run + number);
        while (value.length() < BYTES - 2) {
            value.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return value.append("\"}").toString();
    }

    String headers() {
        return Headers.write(attributes());
    }

    static int runOf(byte[] value) {
        return number(value, RUN_AT, 6);
    }

    static int numberOf(byte[] value) {
        return number(value, NUMBER_AT, 8);
    }

    private static int number(byte[] value, int at, int digits) {
        return Integer.parseInt(new String(value, at, digits, StandardCharsets.US_ASCII));
    }

    private List<Header> attributes() {
        var id = TimeOrderedId.next().toString();
        var customer =
                UUID.nameUUIDFromBytes(subject.getBytes(StandardCharsets.UTF_8)).toString();
        return Stream.of(
                        Headers.text("ce_specversion", "1.0"),
                        Headers.text("ce_id", id),
                        Headers.text("ce_source", "/services/cocp"),
                        Headers.text("ce_type", "partner-change.accepted.v1"),
                        Headers.text("ce_subject", subject),
                        Headers.text("ce_sequence", Long.toString(sequence)),
                        Headers.text("ce_partitionkey", subject),
                        Headers.text("ce_time", "2026-01-12T09:00:00Z"),
                        Headers.text("ce_recordedtime", "2026-01-12T09:00:00.123456Z"),
                        Headers.text(
                                "ce_dataschema",
                                "https://sluice.dev/contracts/" + TOPIC + "/partner-change.accepted.v1.schema.json"),
                        Headers.text("ce_correlationid", subject),
                        Headers.text("ce_causationid", id),
                        Headers.text("ce_traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"),
                        Headers.text("content-type", "application/json"),
                        Headers.text("ce_customertenantid", customer),
                        Headers.text("ce_audience", customer))
                .toList();
    }
}
