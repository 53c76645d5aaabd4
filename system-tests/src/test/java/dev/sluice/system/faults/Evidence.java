package dev.sluice.system.faults;

import static dev.sluice.stack.services.Service.ATTRIBUTION;
import static dev.sluice.stack.services.Service.COCP;
import static dev.sluice.stack.services.Service.NOTIFICATION;
import static java.util.stream.Collectors.toMap;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.stack.events.SuiteEvent;
import dev.sluice.stack.services.Service;
import dev.sluice.system.Suite;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects the books after a load: from the four databases, the topics and the receiver. */
final class Evidence {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Set<String> DELIVERED_TOPICS =
            Set.of("cocp.partner-change-events.v1", "attribution.credit-events.v1");

    private final Suite suite;
    private final Tables tables;
    private final Load load;

    Evidence(Suite suite, Load load) {
        this.suite = suite;
        this.tables = new Tables(suite);
        this.load = load;
    }

    /** When nothing is under way any more. */
    Books books() throws SQLException {
        suite.awaitQuiet();
        await("all webhooks done").atMost(PATIENCE).until(() -> openDeliveries().isEmpty());
        var partner = load.newPartner();
        return new Books(
                load.answered(),
                items(),
                new Streams(tables).all(),
                suite.events().stream().map(Evidence::told).toList(),
                List.of(new Books.Listener(partner.tenant(), DELIVERED_TOPICS)),
                suite.webhooks(partner.hook()).stream()
                        .map(receipt -> webhook(partner.tenant(), receipt))
                        .toList(),
                new Copies(tables).all(),
                effects(),
                leftOver());
    }

    private List<Books.Item> items() throws SQLException {
        return tables.rows(COCP, """
                select request_id::text, license_id, state from change_item
                where license_id like '%s-%%'
                """.formatted(load.customer().tenant().substring(0, 8))).stream()
                .map(row -> new Books.Item(row.get(0), row.get(1), row.get(2)))
                .toList();
    }

    private static Books.Told told(SuiteEvent event) {
        return new Books.Told(
                event.topic(),
                event.attribute("source"),
                event.attribute("id"),
                event.type(),
                event.subject(),
                Long.parseLong(event.attribute("sequence")),
                Set.of(event.attribute("audience").split(",")),
                event.data());
    }

    private static Books.Webhook webhook(String tenant, JsonNode receipt) {
        var body = receipt.path("body");
        return new Books.Webhook(
                tenant,
                receipt.path("id").asText(),
                body.path("source").asText(),
                body.path("subject").asText(),
                body.path("sequence").asLong(),
                body.toString());
    }

    private List<String> effects() throws SQLException {
        var effects = new ArrayList<String>();
        for (var query : Map.of(
                        "select 'association', type, coalesce(agreement_id, subscription_id), partner_tenant_id, begins_at"
                                + " from association",
                        ATTRIBUTION,
                        "select 'notice', tenant_id, type, subject, act from notice",
                        NOTIFICATION,
                        "select 'audit record', operation, resource_id from platform.audit_record where " + ofLoad(),
                        COCP,
                        "select 'timeline', t.type, r.id from change_timeline t join change_request r on r.id = t.request_id"
                                + " where r." + ofLoad(),
                        COCP)
                .entrySet()) {
            tables.rows(query.getValue(), query.getKey()).forEach(row -> effects.add(String.join(" ", row)));
        }
        mails().forEach(mail -> effects.add("mail " + mail));
        return List.copyOf(effects);
    }

    /** Requests of the load name one licence, so that each step of one is taken once. */
    private String ofLoad() {
        return "customer_tenant_id = '%s'".formatted(load.customer().tenant());
    }

    /** What was written to whom; a mail that was sent again after a crash is known by its id. */
    private List<String> mails() {
        return load.newPartner().mails().stream()
                .collect(toMap(
                        mail -> mail.path("id").asText(),
                        mail -> mail.path("to") + " " + mail.path("subject").asText() + " "
                                + mail.path("text").asText(),
                        (first, _) -> first))
                .values()
                .stream()
                .toList();
    }

    private List<String> leftOver() throws SQLException {
        var leftOver = new ArrayList<String>(openDeliveries());
        for (var service : Service.values()) {
            for (var row : tables.rows(service, """
                    select 'unsent', topic || ' ' || subject from platform.outbox
                    union all select 'dead letter', topic || ' ' || reason from platform.dead_letter
                    union all select 'parked', topic || ' ' || key || ' ' || reason from platform.parked_key
                    """)) {
                leftOver.add(service.key() + " " + String.join(" ", row));
            }
        }
        return List.copyOf(leftOver);
    }

    private List<String> openDeliveries() throws SQLException {
        return tables
                .rows(
                        NOTIFICATION,
                        "select 'delivery', state, message_id, last_outcome from delivery where state <> 'DELIVERED'")
                .stream()
                .map(row -> String.join(" ", row))
                .toList();
    }
}
