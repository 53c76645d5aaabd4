package dev.sluice.transfer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.UUID;

/** The parties of the golden story, under names that no other test uses, and what cocp-service says of them. */
public final class Parties {

    public final UUID customer = UUID.randomUUID();
    public final UUID newPartner = UUID.randomUUID();
    public final UUID oldPartner = UUID.randomUUID();
    public final String agreement = "A-" + UUID.randomUUID().toString().substring(0, 18);
    public final UUID request = UUID.randomUUID();

    private final Map<String, String> names = Map.ofEntries(
            Map.entry("22222222-0000-4000-8000-000000000001", customer.toString()),
            Map.entry("11111111-0000-4000-8000-000000000001", newPartner.toString()),
            Map.entry("11111111-0000-4000-8000-000000000002", oldPartner.toString()),
            Map.entry("8100001", agreement),
            Map.entry("8100002", agreement),
            Map.entry("8100003", agreement + "-3"),
            Map.entry("8100101", agreement + "-101"),
            Map.entry("8100102", agreement),
            Map.entry("8100103", agreement));

    public ObjectNode partner(long sequence, String name) {
        var event = Golden.event(Cocp.PARTNERS, "partner.changed.v1", names);
        event.withObject("/data").put("name", name).put("version", sequence);
        return event.put("sequence", sequence);
    }

    public ObjectNode oldPartner(long sequence, String name) {
        var event = partner(sequence, name)
                .put("subject", oldPartner.toString())
                .put("partitionkey", oldPartner.toString());
        event.withObject("/data").put("partnerTenantId", oldPartner.toString()).put("pcn", "F0RD0001");
        return event;
    }

    public ObjectNode customer(long sequence, String name) {
        var event = Golden.event(Cocp.CUSTOMERS, "customer.changed.v1", names);
        event.withObject("/data").put("name", name).put("version", sequence);
        return event.put("sequence", sequence);
    }

    /** The agreement as it was registered: the old partner's. */
    public ObjectNode agreement(long sequence) {
        var event = agreementOfNewPartner(sequence);
        event.withObject("/data/partnerOfRecord")
                .put("pcn", "F0RD0001")
                .put("partnerTenantId", oldPartner.toString())
                .put("since", "2024-04-01T00:00:00Z");
        return event;
    }

    /** The agreement after the change has completed. */
    public ObjectNode agreementOfNewPartner(long sequence) {
        var event = Golden.event(Cocp.AGREEMENTS, "agreement.changed.v1", names);
        event.withObject("/data").put("version", sequence);
        return event.put("sequence", sequence);
    }

    /** The agreement told again while the change is in its grace period. */
    public ObjectNode agreementWithOpenChange(long sequence, long sequenceOfRequest) {
        var event = agreement(sequence);
        event.withObject("/data/changeInProgress")
                .put("requestId", request.toString())
                .put("sequence", sequenceOfRequest)
                .put("state", "GRACE_PERIOD")
                .put("oldPartnerTenantId", oldPartner.toString())
                .put("effectiveAt", "2026-12-01T00:00:00Z");
        event.withObject("/data/changeInProgress/newPartner")
                .put("pcn", "A1B2C3D4")
                .put("tenantId", newPartner.toString())
                .put("name", "Noordzee");
        return event;
    }

    /** An event about the request; {@code act} without domain and version. */
    public ObjectNode change(String act, long sequence) {
        var event = Golden.event(Cocp.CHANGES, "partner-change.%s.v1".formatted(act), names)
                .put("subject", request.toString())
                .put("partitionkey", request.toString())
                .put("sequence", sequence);
        event.withObject("/data").put("requestId", request.toString());
        return event;
    }

    /** A text in which each party goes by its part in the story. */
    public String byRole(String text) {
        return text.replace(customer.toString(), "<customer>")
                .replace(newPartner.toString(), "<new partner>")
                .replace(oldPartner.toString(), "<old partner>")
                .replace(agreement, "<agreement>")
                .replace(request.toString(), "<request>");
    }

    public static ObjectNode tombstone(ObjectNode event, long sequence) {
        event.remove("data");
        return event.put("sequence", sequence);
    }
}
