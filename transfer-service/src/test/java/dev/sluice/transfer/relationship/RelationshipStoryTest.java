package dev.sluice.transfer.relationship;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.sluice.platform.outbox.Event;
import dev.sluice.transfer.Golden;
import dev.sluice.transfer.registry.KnownCustomer;
import dev.sluice.transfer.registry.KnownPartner;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Plays the story of the golden examples with the entities, and compares what they tell, byte for meaning. */
@DisplayName("What is told of a relationship equals the published example when it is")
class RelationshipStoryTest {

    static final String EVENTS = "transfer.relationship-events.v1";
    static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

    static final KnownPartner NOORDZEE = partner(1, "Noordzee Licenties BV", null);
    static final KnownPartner FJORD = partner(2, "Fjord Cloud A/S", null);
    static final KnownPartner ALPEN = partner(3, "Alpen Systemhaus GmbH", FJORD.tenantId());
    static final KnownPartner BAY = partner(5, "Bay Cloud Inc", null);
    static final UUID DELTA = UUID.fromString("22222222-0000-4000-8000-000000000001");
    static final UUID NORDLYS = UUID.fromString("22222222-0000-4000-8000-000000000002");

    @Test
    void asked_for_resent_accepted_kept_without_administration_and_ended() throws IOException {
        var request = request("requested", "2026-02-02T09:00:00Z", NOORDZEE, null, NORDLYS, true);
        check(request, request.requested(), "2026-02-02T09:00:00Z");
        check(request, request.resend(at("2026-02-04T08:15:00Z")), "2026-02-04T08:15:00Z");

        var acceptedAt = at("2026-02-05T14:30:00Z");
        var id = UUID.fromString(golden("transfer.relationship-state.v1", "relationship.changed.v1")
                .get("subject")
                .asText());
        var relationship = new Relationship(
                id,
                new Relationship.Bond(RelationshipType.RESELLER, request.partner(), NORDLYS, null),
                request.id(),
                acceptedAt);
        relationship.delegateAdmin(acceptedAt);
        check(request, request.accept(NORDLYS, List.of(relationship.ref()), acceptedAt), "2026-02-05T14:30:00Z");
        check(
                new RelationshipChanged(relationship.snapshot()),
                relationship.nextStateSequence(),
                relationship.named(),
                "2026-02-05T14:30:00Z");

        check(relationship, relationship.endDelegatedAdmin(at("2026-04-01T07:45:00Z")), "2026-04-01T07:45:00Z");
        check(relationship, relationship.remove(EndedBy.CUSTOMER, at("2026-06-30T16:00:00Z")), "2026-06-30T16:00:00Z");
    }

    @Test
    void declined() throws IOException {
        var request = request("declined", "2026-02-10T10:00:00Z", FJORD, null, DELTA, false);
        request.nextSequence();

        check(request, request.decline(DELTA, at("2026-02-11T11:20:00Z")), "2026-02-11T11:20:00Z");
    }

    @Test
    void withdrawn() throws IOException {
        var request = request("withdrawn", "2026-02-12T10:00:00Z", NOORDZEE, null, DELTA, false);
        request.nextSequence();

        check(request, request.withdraw(at("2026-02-12T10:05:00Z")), "2026-02-12T10:05:00Z");
    }

    @Test
    void expired_in_the_indirect_model() throws IOException {
        var request = request("expired", "2026-03-02T12:00:00Z", ALPEN, FJORD, NORDLYS, false);
        request.nextSequence();

        check(request, request.expire(), "2026-04-01T12:00:00Z");
    }

    @Test
    void rejected_because_the_address_belongs_to_another_region() throws IOException {
        var request = request("rejected-region", "2026-03-03T15:00:00Z", BAY, null, null, false);
        request.nextSequence();

        check(request, request.rejectRegion(DELTA, at("2026-03-04T09:10:00Z")), "2026-03-04T09:10:00Z");
    }

    @Test
    void begun_with_a_new_customer() throws IOException {
        var golden = golden(EVENTS, "customer.requested.v1");
        var event = new RelationshipEvent.CustomerRequested(
                UUID.fromString(golden.get("subject").asText()),
                "Polder Energie BV",
                "NL",
                "EUROPE",
                List.of("polder.example"),
                NOORDZEE.tenantId(),
                UUID.fromString(golden.at("/data/relationshipId").asText()));

        check(event, 1, Set.of(event.customerTenantId(), NOORDZEE.tenantId()), "2026-03-10T09:00:00Z");
    }

    private static RelationshipRequest request(
            String example, String at, KnownPartner partner, KnownPartner provider, UUID customer, boolean admin)
            throws IOException {
        var id = golden(EVENTS, "relationship." + example + ".v1").at("/data/requestId");
        var indirect = provider != null;
        var entry = new RequestEntry(
                indirect ? RequestType.INDIRECT_RESELLER : RequestType.RESELLER,
                customer,
                customer == null ? "ga@delta.example" : null,
                indirect ? provider.tenantId() : null,
                indirect ? partner.partnerId() : null,
                admin,
                null);
        var known = customer == null ? null : new KnownCustomer(customer, "C", "DK", "EUROPE", "COMMERCIAL", true);
        return new RelationshipRequest(
                UUID.fromString(id.asText()),
                entry,
                new RequestPolicy.Situation(partner.tenantId(), partner, provider, known),
                at(at),
                at(at).plus(Duration.ofDays(30)));
    }

    private static KnownPartner partner(int number, String name, UUID provider) {
        return new KnownPartner(
                UUID.fromString("11111111-0000-4000-8000-00000000000" + number),
                name,
                "450000" + number,
                Set.of(),
                "EUROPE",
                true,
                provider);
    }

    private static void check(RelationshipRequest request, RelationshipEvent event, String at) throws IOException {
        check(event, request.nextSequence(), request.audience(), at);
    }

    private static void check(Relationship relationship, RelationshipEvent event, String at) throws IOException {
        check(event, relationship.nextSequence(), relationship.parties(), at);
    }

    private static void check(Event event, long sequence, Set<UUID> audience, String at) throws IOException {
        var golden = golden(event.topic(), event.type());
        assertThat(JSON.<JsonNode>valueToTree(event)).isEqualTo(golden.get("data"));
        assertThat(golden.get("time").asText()).isEqualTo(at);
        assertThat(golden.get("sequence").asLong()).isEqualTo(sequence);
        assertThat(Arrays.stream(golden.get("audience").asText().split(",", -1)).map(UUID::fromString))
                .containsExactlyInAnyOrderElementsOf(audience);
    }

    private static JsonNode golden(String topic, String type) throws IOException {
        return JSON.readTree(Golden.text(topic + "/" + type + ".json"));
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
