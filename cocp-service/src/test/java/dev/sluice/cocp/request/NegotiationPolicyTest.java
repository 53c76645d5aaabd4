package dev.sluice.cocp.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A day may be proposed")
class NegotiationPolicyTest {

    static final LocalDate TODAY = LocalDate.parse("2026-01-12");
    static final Instant NOW = Requests.INITIATED.plusSeconds(60);

    final ChangeRequest request = Requests.of("1", "2");
    final NegotiationPolicy customer = new NegotiationPolicy(Actor.CUSTOMER, TODAY);
    final NegotiationPolicy partner = new NegotiationPolicy(Actor.NEW_PARTNER, TODAY);

    @Test
    void from_today_on() {
        assertThat(customer.objectsTo(proposing(TODAY), request)).isEmpty();
        assertThat(customer.objectsTo(proposing(TODAY.plusDays(1)), request)).isEmpty();
        var refusal = customer.objectsTo(proposing(TODAY.minusDays(1)), request).orElseThrow();
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.REFUSED);
        assertThat(refusal.code()).isEqualTo("BACKDATED_NOT_ALLOWED");
        assertThat(refusal.errors()).singleElement().satisfies(reason -> {
            assertThat(reason.pointer()).isEqualTo("/date");
            assertThat(reason.remedies()).extracting(Remedy::who).containsExactly("CALLER");
        });
    }

    @Test
    void in_turn() {
        propose(Actor.CUSTOMER, "1");

        var refusal = customer.objectsTo(proposing(TODAY, "1", "2"), request).orElseThrow();
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
        assertThat(refusal.code()).isEqualTo("NOT_YOUR_TURN");
        assertThat(refusal.errors().getFirst().remedies())
                .extracting(Remedy::who)
                .containsExactly("NEW_PARTNER");
        assertThat(refusal.members()).containsEntry("state", "IN_PROGRESS").containsKey("stateSince");
        assertThat(customer.objectsTo(proposing(TODAY, "2"), request)).isEmpty();
        assertThat(partner.objectsTo(proposing(TODAY), request)).isEmpty();
        assertThat(remedy(partner.objectsToAgreeing(proposal("1", Actor.NEW_PARTNER))))
                .isEqualTo("CUSTOMER");
    }

    @Test
    void and_a_day_of_the_other_side_takes_what_is_open_off_the_table() {
        var first = proposal("1", Actor.CUSTOMER);
        var elsewhere = proposal("2", Actor.CUSTOMER);

        var second = proposal("1", Actor.NEW_PARTNER);

        assertThat(first.state()).isEqualTo(EffectiveDateProposal.State.COUNTERED);
        assertThat(first.answeredBy()).isEqualTo(Actor.NEW_PARTNER);
        assertThat(elsewhere.isOpen()).isTrue();
        assertThat(second.isOpen()).isTrue();
    }

    @Test
    void not_further_ahead_than_days_are_agreed() {
        assertThat(customer.objectsTo(proposing(TODAY.plusYears(10)), request)).isEmpty();

        var refusal = customer.objectsTo(proposing(TODAY.plusYears(10).plusDays(1)), request)
                .orElseThrow();
        assertThat(refusal.errors())
                .extracting(Violation::code, Violation::pointer)
                .containsExactly(tuple("DATE_TOO_FAR", "/date"));
    }

    @Test
    void until_a_licence_is_processed() {
        accept("1");
        assertThat(customer.objectsTo(proposing(TODAY), request)).isEmpty();
        request.startReview(item("1"), NOW);
        assertThat(customer.objectsTo(proposing(TODAY), request)).isEmpty();
        request.process(item("1"), NOW);

        assertThat(customer.objectsTo(proposing(TODAY), request)).isEmpty();
        assertThat(NegotiationPolicy.chosen(request, null))
                .extracting(ChangeItem::licenseId)
                .containsExactly("2");
        var refusal = customer.objectsTo(proposing(TODAY, "2", "1"), request).orElseThrow();
        assertThat(refusal.code()).isEqualTo("ACTION_NOT_ALLOWED_IN_STATE");
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
        assertThat(refusal.errors()).extracting(Violation::pointer).containsExactly("/licenseIds/1");
        assertThat(refusal.errors().getFirst().remedies()).hasSize(1);
        assertThatIllegalStateException().isThrownBy(() -> item("1").getFirst().agreeOn(TODAY));
    }

    @Test
    void not_once_nothing_is_left_and_not_after_the_deadline() {
        request.decline(item("1"), NOW);
        request.expire();

        var refusal = customer.objectsTo(proposing(TODAY), request).orElseThrow();
        assertThat(refusal.errors())
                .extracting(Violation::code, Violation::pointer)
                .containsExactly(tuple("ACTION_NOT_ALLOWED_IN_STATE", null), tuple("REQUEST_EXPIRED", null));
        assertThat(refusal.errors().getLast().remedies())
                .extracting(Remedy::who)
                .containsExactly("CUSTOMER");
        assertThat(refusal.members()).containsEntry("state", "MIXED");
    }

    @Test
    void for_licences_of_the_request_and_hears_everything_at_once() {
        request.decline(item("1"), NOW);
        propose(Actor.CUSTOMER, "2");

        var refusal = customer.objectsTo(proposing(TODAY.minusDays(1), "X", "1", "2", "X", "Y"), request)
                .orElseThrow();

        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.REFUSED);
        assertThat(refusal.errors())
                .extracting(Violation::code)
                .containsExactly(
                        "LICENSE_NOT_IN_REQUEST",
                        "LICENSE_NOT_IN_REQUEST",
                        "BACKDATED_NOT_ALLOWED",
                        "ACTION_NOT_ALLOWED_IN_STATE",
                        "NOT_YOUR_TURN");
        assertThat(refusal.errors())
                .extracting(Violation::pointer)
                .startsWith("/licenseIds/0", "/licenseIds/4", "/date", "/licenseIds/1");
        assertThat(refusal.errors())
                .allSatisfy(reason -> assertThat(reason.remedies()).isNotEmpty());
        assertThat(customer.objectsTo(proposing(TODAY, "X"), request)
                        .orElseThrow()
                        .members())
                .containsEntry("state", "MIXED");
    }

    @Test
    void and_is_answered_by_the_other_side_while_it_is_open_and_not_over() {
        var open = proposal("1", Actor.CUSTOMER);
        assertThat(partner.objectsToAgreeing(open)).isEmpty();
        assertThat(partner.objectsToRefusing(open)).isEmpty();
        assertThat(code(customer.objectsToAgreeing(open))).isEqualTo("NOT_YOUR_TURN");
        assertThat(code(customer.objectsToRefusing(open))).isEqualTo("NOT_YOUR_TURN");
        var tomorrow = new NegotiationPolicy(Actor.NEW_PARTNER, TODAY.plusDays(1));
        assertThat(code(tomorrow.objectsToAgreeing(open))).isEqualTo("BACKDATED_NOT_ALLOWED");
        assertThat(tomorrow.objectsToRefusing(open)).isEmpty();
        var late = new NegotiationPolicy(Actor.CUSTOMER, TODAY.plusDays(1)).objectsToAgreeing(open);
        assertThat(late.orElseThrow().errors())
                .extracting(Violation::code)
                .containsExactly("NOT_YOUR_TURN", "BACKDATED_NOT_ALLOWED");

        request.negotiation().refuse(open, Actor.NEW_PARTNER, NOW);

        var closed = tomorrow.objectsToAgreeing(open).orElseThrow();
        assertThat(closed.errors()).extracting(Violation::code).containsExactly("PROPOSAL_NOT_OPEN");
        assertThat(closed.members()).containsEntry("state", "REFUSED").containsEntry("stateSince", NOW);
        assertThat(closed.errors().getFirst().remedies()).hasSize(1);
        assertThat(code(partner.objectsToRefusing(open))).isEqualTo("PROPOSAL_NOT_OPEN");
        assertThatIllegalStateException().isThrownBy(() -> request.negotiation().agree(open, Actor.NEW_PARTNER, NOW));
    }

    @Test
    void and_not_answered_by_its_own_side_whatever_anybody_forgot() {
        var open = proposal("1", Actor.CUSTOMER);

        assertThatIllegalStateException().isThrownBy(() -> open.agree(Actor.CUSTOMER, NOW));
    }

    private EffectiveDateProposal proposal(String licence, Actor side) {
        propose(side, licence);
        return request.proposals().getLast();
    }

    private void propose(Actor side, String licence) {
        request.negotiation().propose(side, TODAY, item(licence), List.of(), NOW);
    }

    private void accept(String licence) {
        request.accept(item(licence), NOW, Requests.PLAN);
    }

    private List<ChangeItem> item(String licence) {
        return request.items(item -> item.licenseId().equals(licence));
    }

    private static ProposedDate proposing(LocalDate date, String... licences) {
        return new ProposedDate(date, licences.length == 0 ? null : List.of(licences), null);
    }

    private static String code(Optional<Refusal> refusal) {
        return refusal.orElseThrow().code();
    }

    private static String remedy(Optional<Refusal> refusal) {
        return refusal.orElseThrow().errors().getFirst().remedies().getFirst().who();
    }
}
