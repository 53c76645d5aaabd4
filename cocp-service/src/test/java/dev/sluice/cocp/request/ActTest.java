package dev.sluice.cocp.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cocp.agreement.Agreement;
import dev.sluice.cocp.agreement.AgreementStatus;
import dev.sluice.cocp.agreement.Billing;
import dev.sluice.cocp.agreement.PartnerOfRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An act on licences of several old partners")
class ActTest {

    static final Instant NOW = Instant.parse("2026-01-12T09:00:00Z");
    static final UUID CUSTOMER = UUID.randomUUID();
    static final UUID NEW_PARTNER = UUID.randomUUID();
    static final UUID FJORD = UUID.randomUUID();
    static final UUID ROMA = UUID.randomUUID();

    final ChangeRequest request = request(
            agreement("1", Billing.INDIRECT, new PartnerOfRecord("F0RD0001", FJORD, NOW)),
            agreement("2", Billing.DIRECT, new PartnerOfRecord("R0MA0001", ROMA, NOW)),
            agreement("3", Billing.DIRECT, new PartnerOfRecord("F0RD0001", FJORD, NOW)),
            agreement("4", null, null),
            agreement("5", Billing.INDIRECT, new PartnerOfRecord("N0TENANT", null, NOW)));

    @Test
    void is_told_to_each_of_them_alone() {
        var told = request.requested(new ReviewPlan(Duration.ofHours(24), Duration.ofHours(48), true));

        assertThat(told).extracting(ActTest::licences).containsExactly("1 3", "2", "4", "5");
        assertThat(told).extracting(Announcement::sequence).containsExactly(1L, 2L, 3L, 4L);
        assertThat(told.get(0).audience()).containsExactlyInAnyOrder(CUSTOMER, NEW_PARTNER, FJORD);
        assertThat(told.get(1).audience()).containsExactlyInAnyOrder(CUSTOMER, NEW_PARTNER, ROMA);
        assertThat(told.get(2).audience()).containsExactlyInAnyOrder(CUSTOMER, NEW_PARTNER);
        assertThat(told.get(3).audience()).containsExactlyInAnyOrder(CUSTOMER, NEW_PARTNER);
    }

    @Test
    void names_the_form_of_those_licences_only() {
        var told = request.requested(new ReviewPlan(Duration.ofHours(24), Duration.ofHours(48), true));

        assertThat(told)
                .extracting(announcement -> announcement.event().facts().form())
                .containsExactly(
                        Form.BOTH, Form.CHANGE_OF_SOFTWARE_ADVISOR, Form.CHANGE_OF_RESELLER, Form.CHANGE_OF_RESELLER);
    }

    @Test
    void is_told_once_when_it_is_not_for_old_partners() {
        var told = Reminders.ofAnswer(request, 3, NOW.plus(Duration.ofDays(3)));

        assertThat(told).singleElement().satisfies(reminder -> {
            assertThat(licences(reminder)).isEqualTo("1 2 3 4 5");
            assertThat(reminder.audience()).containsExactlyInAnyOrder(CUSTOMER, NEW_PARTNER);
        });
    }

    @Test
    void is_not_told_when_it_concerns_nothing() {
        assertThat(request.finishCancellation(NOW)).isEmpty();
        assertThat(Reminders.overdue(request, NOW, NOW)).isEmpty();
    }

    private static String licences(Announcement told) {
        return String.join(
                " ",
                told.event().facts().licenses().stream()
                        .map(ChangeFacts.Licence::licenseId)
                        .toList());
    }

    private static ChangeRequest request(Agreement... agreements) {
        return new ChangeRequest(new Opening(
                UUID.randomUUID(),
                CUSTOMER,
                "Delta Waterwerken NV",
                new ChangeFacts.NewPartner("A1B2C3D4", NEW_PARTNER, "Noordzee Licenties BV"),
                new Submission(
                        List.of(),
                        "A1B2C3D4",
                        "anna@noordzee.example",
                        Reason.CHANGED_NEEDS,
                        null,
                        new Signatory("Eva", "Jansen"),
                        true,
                        Channel.API,
                        null),
                true,
                new AgreedTerms("2026-1", "0123"),
                List.of(agreements),
                List.of(),
                List.of(),
                new EffectiveDatePolicy(Anchor.PROCESSED, 90),
                NOW,
                NOW.plus(Duration.ofDays(10))));
    }

    private static Agreement agreement(String id, Billing billing, PartnerOfRecord partner) {
        return new Agreement(
                id,
                CUSTOMER,
                "EA",
                billing,
                AgreementStatus.ACTIVE,
                null,
                null,
                null,
                false,
                false,
                null,
                partner,
                false,
                1);
    }
}
