package dev.sluice.system.faults;

import static dev.sluice.stack.services.Service.ATTRIBUTION;
import static dev.sluice.stack.services.Service.COCP;
import static dev.sluice.stack.services.Service.NOTIFICATION;
import static dev.sluice.stack.services.Service.TRANSFER;

import dev.sluice.stack.services.Service;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** How many events each row says were told of it. */
record Streams(Tables tables) {

    List<Books.Stream> all() throws SQLException {
        var streams = new ArrayList<Books.Stream>();
        streams.addAll(events(COCP, "cocp.partner-change-events.v1", "select id::text, sequence from change_request"));
        streams.addAll(states(COCP, "cocp.agreement-state.v1", "select agreement_id, sequence from agreement"));
        streams.addAll(states(COCP, "cocp.partner-state.v1", "select tenant_id::text, sequence from partner"));
        streams.addAll(states(COCP, "cocp.customer-state.v1", "select tenant_id::text, sequence from customer"));
        streams.addAll(states(COCP, "cocp.contacts.v1", "select contact_id::text, sequence from contact"));
        streams.addAll(events(COCP, "cocp.selection-events.v1", "select id::text, sequence from selection"));
        streams.addAll(events(TRANSFER, "transfer.relationship-events.v1", """
                select id::text, sequence from relationship_request
                union all select id::text, sequence from relationship
                """));
        streams.addAll(states(
                TRANSFER, "transfer.relationship-state.v1", "select id::text, state_sequence from relationship"));
        streams.addAll(events(TRANSFER, "transfer.migration-events.v1", """
                select id::text, sequence from channel_transfer
                union all select id::text, sequence from migration
                union all select id::text, sequence from csp_subscription
                union all select id::text, sequence from csp_order
                union all select id::text, sequence from batch
                union all select id::text, sequence from manual_transition
                union all select id::text, sequence from migration_schedule
                union all select id, sequence from legacy_subscription where sequence > 0
                """));
        streams.addAll(states(TRANSFER, "transfer.subscription-state.v1", """
                select id::text, state_sequence from csp_subscription
                union all select id, state_sequence from legacy_subscription
                """));
        streams.addAll(
                events(TRANSFER, "transfer.transfer-events.v1", "select id::text, sequence from partner_transfer"));
        streams.addAll(states(TRANSFER, "transfer.contacts.v1", "select contact_id::text, sequence from contact"));
        streams.addAll(events(NOTIFICATION, "notification.delivery-events.v1", """
                select id::text, event_sequence from delivery where event_sequence > 0
                union all select id::text, event_sequence from webhook_endpoint where event_sequence > 0
                """));
        streams.addAll(events(ATTRIBUTION, "attribution.credit-events.v1", """
                select id::text, event_sequence from association
                union all select id::text, sequence from credit where sequence > 0
                union all select id::text, sequence from designation where sequence > 0
                union all select id::text, sequence from statement where sequence > 0
                """));
        streams.addAll(events(ATTRIBUTION, "attribution.claim-events.v1", "select id::text, sequence from claim"));
        streams.addAll(states(
                ATTRIBUTION, "attribution.association-state.v1", "select id::text, state_sequence from association"));
        streams.addAll(
                states(ATTRIBUTION, "attribution.contacts.v1", "select contact_id::text, sequence from claim_contact"));
        return List.copyOf(streams);
    }

    private List<Books.Stream> events(Service service, String topic, String query) throws SQLException {
        return tables.rows(service, query).stream()
                .map(row -> new Books.Stream(topic, row.get(0), Long.parseLong(row.get(1)), false))
                .toList();
    }

    private List<Books.Stream> states(Service service, String topic, String query) throws SQLException {
        return tables.rows(service, query).stream()
                .map(row -> new Books.Stream(topic, row.get(0), Long.parseLong(row.get(1)), true))
                .toList();
    }
}
