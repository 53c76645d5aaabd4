package dev.sluice.system.faults;

import static dev.sluice.stack.services.Service.ATTRIBUTION;
import static dev.sluice.stack.services.Service.COCP;
import static dev.sluice.stack.services.Service.NOTIFICATION;
import static dev.sluice.stack.services.Service.TRANSFER;

import dev.sluice.stack.services.Service;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** What the services keep of each other's facts. */
record Copies(Tables tables) {

    List<Books.Copy> all() throws SQLException {
        var copies = new ArrayList<Books.Copy>();
        copies.addAll(copies("agreement in transfer", "select agreement_id, sequence from agreement", TRANSFER));
        copies.addAll(copies("partner in transfer", "select tenant_id::text, sequence from partner", TRANSFER));
        copies.addAll(copies("customer in transfer", "select tenant_id::text, sequence from customer", TRANSFER));
        copies.addAll(copies(
                "licence of a request in transfer",
                "select request_id || ' ' || license_id, state from change_item",
                "select request_id || ' ' || agreement_id, state from partner_change",
                TRANSFER));
        copies.addAll(copies(
                "transacting partner in attribution",
                "select agreement_id, partner_tenant_id::text from agreement where partner_tenant_id is not null",
                """
                select agreement_id, partner_tenant_id::text from association
                where type = 'TRANSACTING_PARTNER' and agreement_id is not null and ends_at is null
                """,
                ATTRIBUTION));
        copies.addAll(copies(
                "contact in notification",
                "select contact_id::text, email from contact where erased_at is null",
                "select contact_id::text, email from contact where source = '/services/cocp'",
                NOTIFICATION));
        return List.copyOf(copies);
    }

    private List<Books.Copy> copies(String what, String query, Service reader) throws SQLException {
        return copies(what, query, query, reader);
    }

    private List<Books.Copy> copies(String what, String owners, String readers, Service reader) throws SQLException {
        var read = new HashMap<String, String>();
        tables.rows(reader, readers)
                .forEach(row -> read.merge(row.get(0), row.get(1), (one, other) -> one + " and " + other));
        var copies = new ArrayList<Books.Copy>();
        for (var row : tables.rows(COCP, owners)) {
            copies.add(new Books.Copy(what + " " + row.get(0), row.get(1), String.valueOf(read.remove(row.get(0)))));
        }
        read.forEach((key, value) -> copies.add(new Books.Copy(what + " " + key, "nothing", value)));
        return List.copyOf(copies);
    }
}
