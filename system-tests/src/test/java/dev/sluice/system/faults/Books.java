package dev.sluice.system.faults;

import java.util.List;
import java.util.Set;

/**
 * What everybody has written down, for comparison.
 *
 * @param answered what callers were told has happened
 * @param items what the owner of the requests has in its tables, of those callers
 * @param streams how many events each row says were told of it
 * @param events what stands on the topics, in their order, repeated where it was sent again
 * @param listeners who asked to be told what
 * @param webhooks what was received, in the order of receipt
 * @param copies what readers made of facts, beside what their owners say
 * @param effects what readers did because of events; each but once
 * @param leftOver what waits for an operator, or was never sent
 */
record Books(
        List<Act> answered,
        List<Item> items,
        List<Stream> streams,
        List<Told> events,
        List<Listener> listeners,
        List<Webhook> webhooks,
        List<Copy> copies,
        List<String> effects,
        List<String> leftOver) {

    /** @param kind as in the type of its event */
    record Act(String request, String licence, String kind) {

        String type() {
            return "partner-change." + kind + ".v1";
        }
    }

    record Item(String request, String licence, String state) {}

    /** @param compacted older events may be gone from the topic */
    record Stream(String topic, String subject, long last, boolean compacted) {

        String name() {
            return topic + " " + subject;
        }
    }

    record Told(
            String topic,
            String source,
            String id,
            String type,
            String subject,
            long sequence,
            Set<String> audience,
            String data) {

        String stream() {
            return topic + " " + subject;
        }
    }

    record Listener(String tenant, Set<String> topics) {}

    record Webhook(String tenant, String id, String source, String subject, long sequence, String content) {}

    record Copy(String what, String ownersValue, String readersValue) {}
}
