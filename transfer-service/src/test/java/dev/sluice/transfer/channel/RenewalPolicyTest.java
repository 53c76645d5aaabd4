package dev.sluice.transfer.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.platform.paging.Position;
import dev.sluice.transfer.ea.EaAgreement;
import dev.sluice.transfer.ea.EaSubscription;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Offer;
import dev.sluice.transfer.offer.Plan;
import dev.sluice.transfer.offer.Segment;
import dev.sluice.transfer.offer.Term;
import dev.sluice.transfer.registry.KnownCustomer;
import dev.sluice.transfer.registry.KnownPartner;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A renewal to CSP")
class RenewalPolicyTest {

    static final RenewalPolicy POLICY = new RenewalPolicy(Period.ofDays(90), Period.ofMonths(6));
    static final Offer OFFER = new Offer(
            "SKU",
            "Name",
            null,
            null,
            null,
            Segment.COMMERCIAL,
            List.of(),
            true,
            null,
            null,
            null,
            false,
            List.of(new Plan(Term.P1Y, BillingCycle.ANNUAL)),
            null,
            List.of(),
            true,
            false,
            1);

    @ParameterizedTest
    @CsvSource({
        "2026-03-10, 2026-03-31, , true, ",
        "2026-03-10, 2025-12-10, , true, ",
        "2026-03-10, 2025-12-09, , false, ",
        "2026-03-10, 2026-09-10, , true, ",
        "2026-03-10, 2026-09-11, , false, 2026-03-11T00:00:00Z",
        "2026-03-10, 2025-11-30, 2026-04-30, true, ",
        "2026-03-10, 2025-11-30, 2025-12-10, true, ",
        "2026-03-10, 2025-11-30, 2025-12-09, false, ",
        "2026-03-10, 2026-09-11, 2027-09-11, false, 2026-03-11T00:00:00Z",
        "2026-08-31, 2026-06-02, , true, ",
        "2026-08-31, 2026-06-01, , false, ",
        "2026-08-31, 2027-02-28, , true, ",
        "2026-08-31, 2027-03-01, , false, 2026-09-01T00:00:00Z",
        "2026-03-10, , , false, "
    })
    void is_open_in_its_window(LocalDate today, LocalDate end, LocalDate optOut, boolean open, Instant eligibleFrom) {
        var reasons = POLICY.objections(situation(today, end, optOut, null));

        assertThat(reasons)
                .extracting(Objection::reason)
                .isEqualTo(open ? List.of() : List.of(Reason.AGREEMENT_NOT_IN_WINDOW));
        assertThat(reasons)
                .extracting(each -> each.violation().eligibleFrom())
                .allMatch(from -> Objects.equals(from, eligibleFrom));
    }

    @Test
    void counts_the_end_of_the_subscription_before_that_of_its_agreement() {
        var today = LocalDate.parse("2026-03-10");

        assertThat(POLICY.objections(situation(today, today.plusYears(2), null, today.plusDays(5))))
                .isEmpty();
        assertThat(POLICY.objections(situation(today, today.plusDays(5), null, today.plusYears(2))))
                .extracting(Objection::reason)
                .containsExactly(Reason.AGREEMENT_NOT_IN_WINDOW);
    }

    private static RenewalPolicy.Situation situation(
            LocalDate today, LocalDate end, LocalDate optOut, LocalDate ownEnd) {
        var customer = UUID.randomUUID();
        return new RenewalPolicy.Situation(
                true,
                new KnownPartner(UUID.randomUUID(), "P", "1", Set.of("DIRECT_BILL"), "EUROPE", true, null),
                new KnownCustomer(customer, "C", "NL", "EUROPE", "COMMERCIAL", true),
                new EaAgreement(Position.START, "EA-1", customer, "EA", "ACTIVE", null, end, false, optOut),
                new EaSubscription("sub-1", "EA-1", "SKU", "Id", 1, Segment.COMMERCIAL, ownEnd, true, 1),
                OFFER,
                null,
                today);
    }
}
