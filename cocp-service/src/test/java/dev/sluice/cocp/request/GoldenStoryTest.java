package dev.sluice.cocp.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.sluice.cocp.agreement.Agreement;
import dev.sluice.cocp.agreement.AgreementStatus;
import dev.sluice.cocp.agreement.Billing;
import dev.sluice.cocp.agreement.PartnerOfRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Plays the story of the golden examples with the entities, and compares what they tell, byte for meaning. */
@DisplayName("What a request tells equals the published example when it is")
class GoldenStoryTest {

    static final Path CONTRACTS =
            Path.of(System.getProperty("sluice.root", ".."), "contracts", "cocp.partner-change-events.v1");
    static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

    static final UUID DELTA = UUID.fromString("22222222-0000-4000-8000-000000000001");
    static final UUID NOORDZEE = UUID.fromString("11111111-0000-4000-8000-000000000001");
    static final UUID FJORD = UUID.fromString("11111111-0000-4000-8000-000000000002");
    static final ReviewPlan PLAN = new ReviewPlan(Duration.ofHours(24), Duration.ofHours(48), true);

    @Test
    void requested_called_off_in_part_accepted_processed_and_completed() throws IOException {
        var request =
                request("2026-01-12T09:00:00Z", "requested", "M365_ADMIN_CENTER", "8100001", "8100003", "8100101");
        check(request.requested(PLAN), "requested");

        var off = request.items(item -> item.licenseId().equals("8100101"));
        check(request.requestCancellation(off, at("2026-01-13T08:30:00Z")), "cancel-requested");
        check(request.finishCancellation(at("2026-01-13T08:30:05Z")), "canceled");
        check(Reminders.ofAnswer(request, 3, at("2026-01-15T09:00:00Z")), "reminder-due");
        Reminders.ofAnswer(request, 7, at("2026-01-19T09:00:00Z"));

        var acceptedAt = at("2026-01-20T10:15:00Z");
        check(request.accept(request.items(item -> item.is(ItemState.IN_PROGRESS)), acceptedAt, PLAN), "accepted");
        check(request.startReview(request.acceptedAt(acceptedAt), at("2026-01-21T10:15:00Z")), "review-started");
        check(request.process(request.acceptedAt(acceptedAt), at("2026-01-22T08:00:00Z")), "grace-started");

        var effectiveAt = at("2026-04-22T00:00:00Z");
        for (var days : List.of(30, 7, 1)) {
            Reminders.ofEffectiveDate(request, effectiveAt, days, effectiveAt.minus(Duration.ofDays(days)));
        }
        check(request.complete(effectiveAt), "completed");
    }

    @Test
    void requested_with_a_day_refused_countered_agreed_and_reviewed_too_slowly() throws IOException {
        var request =
                request("2026-01-12T13:30:00Z", "effective-date-proposed", "AZURE_PORTAL", Billing.DIRECT, "8100002");
        request.requested(PLAN);
        var negotiation = request.negotiation();
        var wished = LocalDate.parse("2026-02-15");
        check(
                negotiation.propose(Actor.CUSTOMER, wished, request.items(), List.of(), at("2026-01-12T13:30:00Z")),
                "effective-date-proposed",
                "proposalId");
        var first = request.proposals().getFirst();
        check(
                negotiation.refuse(first, Actor.NEW_PARTNER, at("2026-01-14T09:15:00Z")),
                "effective-date-refused",
                "proposalId");
        var better = LocalDate.parse("2026-03-01");
        negotiation.propose(Actor.NEW_PARTNER, better, request.items(), List.of(), at("2026-01-14T09:20:00Z"));
        var second = request.proposals().getLast();
        check(
                negotiation.agree(second, Actor.CUSTOMER, at("2026-01-15T11:40:00Z")),
                "effective-date-agreed",
                "proposalId");

        var acceptedAt = at("2026-01-20T10:15:00Z");
        request.accept(request.items(), acceptedAt, PLAN);
        request.startReview(request.acceptedAt(acceptedAt), at("2026-01-21T10:15:00Z"));
        check(Reminders.overdue(request, acceptedAt, at("2026-01-22T10:15:00Z")), "overdue", "sequence");
    }

    @Test
    void declined() throws IOException {
        var request = request("2026-02-02T10:00:00Z", "declined", "API", "8100102");
        request.requested(PLAN);

        check(request.decline(request.items(), at("2026-02-04T15:05:00Z")), "declined");
    }

    @Test
    void expired() throws IOException {
        var request = request(
                "2026-03-02T12:00:00Z",
                "expired",
                golden("expired").at("/data/channel").asText(),
                "8100103");
        request.requested(PLAN);
        for (var day : List.of(3, 7, 9)) {
            Reminders.ofAnswer(request, day, request.initiatedAt().plus(Duration.ofDays(day)));
        }

        check(request.expire(), "expired");
    }

    private static ChangeRequest request(String at, String example, String channel, String... licences)
            throws IOException {
        return request(at, example, channel, Billing.INDIRECT, licences);
    }

    private static ChangeRequest request(String at, String example, String channel, Billing billing, String... licences)
            throws IOException {
        var id = UUID.fromString(golden(example).at("/data/requestId").asText());
        var agreements = new ArrayList<Agreement>();
        Arrays.stream(licences).forEach(licence -> agreements.add(agreement(licence, billing)));
        return new ChangeRequest(new Opening(
                id,
                DELTA,
                "Delta Waterwerken NV",
                new ChangeFacts.NewPartner("A1B2C3D4", NOORDZEE, "Noordzee Licenties BV"),
                new Submission(
                        List.of(licences),
                        "A1B2C3D4",
                        "anna@noordzee.example",
                        Reason.UNSATISFACTORY_SERVICE,
                        null,
                        new Signatory("Eva", "Jansen"),
                        true,
                        Channel.valueOf(channel),
                        null),
                true,
                new AgreedTerms("2026-1", "0123"),
                agreements,
                List.of(),
                List.of(),
                new EffectiveDatePolicy(Anchor.PROCESSED, 90),
                at(at),
                at(at).plus(Duration.ofDays(10))));
    }

    private static Agreement agreement(String id, Billing billing) {
        return new Agreement(
                id,
                DELTA,
                "EA",
                billing,
                AgreementStatus.ACTIVE,
                null,
                null,
                null,
                false,
                false,
                null,
                new PartnerOfRecord("F0RD0001", FJORD, at("2024-04-01T00:00:00Z")),
                false,
                1);
    }

    private static void check(List<Announcement> told, String example, String... made) throws IOException {
        assertThat(told).hasSize(1);
        var announcement = told.getFirst();
        var golden = golden(example);
        var data = (ObjectNode) JSON.valueToTree(announcement.event());
        var expected = (ObjectNode) golden.get("data");
        assertThat(announcement.event().type()).isEqualTo(golden.get("type").asText());
        assertThat(announcement.event().topic()).isEqualTo("cocp.partner-change-events.v1");
        assertThat(announcement.at()).isEqualTo(golden.get("time").asText());
        assertThat(audience(golden)).containsExactlyInAnyOrderElementsOf(announcement.audience());
        if (!Set.of(made).contains("sequence")) {
            assertThat(announcement.sequence()).isEqualTo(golden.get("sequence").asLong());
        }
        Arrays.stream(made).filter(data::has).forEach(field -> {
            assertThat(expected.has(field)).isTrue();
            data.set(field, expected.get(field));
        });
        assertThat((JsonNode) data).isEqualTo(expected);
    }

    private static List<UUID> audience(JsonNode golden) {
        return Arrays.stream(golden.get("audience").asText().split(",", -1))
                .map(UUID::fromString)
                .toList();
    }

    private static JsonNode golden(String example) throws IOException {
        return JSON.readTree(
                CONTRACTS.resolve("partner-change." + example + ".v1.json").toFile());
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
