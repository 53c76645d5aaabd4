package dev.sluice.cocp.request;

import dev.sluice.cocp.agreement.Agreement;
import dev.sluice.cocp.agreement.AgreementStatus;
import dev.sluice.cocp.agreement.Billing;
import dev.sluice.cocp.agreement.PartnerOfRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Requests without a service around them: Delta moves from Fjord to Noordzee. */
final class Requests {

    static final UUID DELTA = UUID.fromString("22222222-0000-4000-8000-000000000001");
    static final UUID NOORDZEE = UUID.fromString("11111111-0000-4000-8000-000000000001");
    static final UUID FJORD = UUID.fromString("11111111-0000-4000-8000-000000000002");
    static final Instant INITIATED = Instant.parse("2026-01-12T09:00:00Z");
    static final ReviewPlan PLAN = new ReviewPlan(Duration.ofHours(24), Duration.ofHours(48), true);

    private Requests() {}

    static ChangeRequest of(String... licences) {
        return of(new EffectiveDatePolicy(Anchor.PROCESSED, 90), licences);
    }

    static ChangeRequest of(EffectiveDatePolicy effectiveDates, String... licences) {
        return new ChangeRequest(new Opening(
                UUID.randomUUID(),
                DELTA,
                "Delta Waterwerken NV",
                new ChangeFacts.NewPartner("A1B2C3D4", NOORDZEE, "Noordzee Licenties BV"),
                new Submission(
                        List.of(licences),
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
                Arrays.stream(licences).map(Requests::agreement).toList(),
                List.of(),
                List.of(),
                effectiveDates,
                INITIATED,
                INITIATED.plus(Duration.ofDays(10))));
    }

    private static Agreement agreement(String id) {
        return new Agreement(
                id,
                DELTA,
                "EA",
                Billing.INDIRECT,
                AgreementStatus.ACTIVE,
                null,
                null,
                null,
                false,
                false,
                null,
                new PartnerOfRecord("F0RD0001", FJORD, INITIATED),
                false,
                1);
    }
}
