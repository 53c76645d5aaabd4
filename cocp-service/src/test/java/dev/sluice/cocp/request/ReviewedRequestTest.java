package dev.sluice.cocp.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The worked example: initiated 2026-01-12T09:00Z, accepted 2026-01-20T10:15Z, processed 2026-01-22T08:00Z. */
@DisplayName("A reviewed request")
class ReviewedRequestTest {

    static final Instant ACCEPTED = Instant.parse("2026-01-20T10:15:00Z");
    static final Instant PROCESSED = Instant.parse("2026-01-22T08:00:00Z");

    @Test
    void waits_in_grace_for_the_day_that_its_anchor_gives() {
        assertThat(day(Anchor.PROCESSED)).isEqualTo("2026-04-22");
        assertThat(day(Anchor.ACCEPTED)).isEqualTo("2026-04-20");
        assertThat(day(Anchor.INITIATED)).isEqualTo("2026-04-12");
    }

    @Test
    void waits_for_the_agreed_day_instead_and_says_that_it_was_agreed() {
        var request = accepted("1");
        agree(request, "2026-03-01", "1");

        var told = request.process(request.items(), PROCESSED);

        assertThat(request.items()).extracting(ChangeItem::state).containsExactly(ItemState.GRACE_PERIOD);
        assertThat(told)
                .singleElement()
                .satisfies(news -> assertThat(news.event())
                        .isInstanceOfSatisfying(ChangeEvent.GraceStarted.class, grace -> {
                            assertThat(grace.effectiveDate()).isEqualTo("2026-03-01");
                            assertThat(grace.anchor()).isEqualTo(CountedFrom.AGREED);
                        }));
        var effectiveAt = Instant.parse("2026-03-01T00:00:00Z");
        assertThat(request.complete(effectiveAt)).hasSize(1);
        assertThat(request.items()).extracting(ChangeItem::state).containsExactly(ItemState.COMPLETED);
    }

    @Test
    void completes_at_once_when_the_agreed_day_is_over() {
        var request = accepted("1");
        agree(request, "2026-01-15", "1");

        var told = request.process(request.items(), PROCESSED);

        assertThat(told)
                .singleElement()
                .satisfies(news -> assertThat(news.event())
                        .isInstanceOfSatisfying(
                                ChangeEvent.Completed.class,
                                completed ->
                                        assertThat(completed.effectiveDate()).isEqualTo("2026-01-22")));
        assertThat(request.items()).extracting(ChangeItem::state).containsExactly(ItemState.COMPLETED);
    }

    @Test
    void completes_at_once_at_the_very_beginning_of_its_day_and_waits_a_microsecond_before() {
        var midnight = Instant.parse("2026-01-23T00:00:00Z");
        for (var before : List.of(true, false)) {
            var request = accepted("1");
            agree(request, "2026-01-23", "1");

            request.process(request.items(), before ? midnight.minusNanos(1000) : midnight);

            assertThat(request.items())
                    .extracting(ChangeItem::state)
                    .containsExactly(before ? ItemState.GRACE_PERIOD : ItemState.COMPLETED);
        }
    }

    @Test
    void tells_each_outcome_apart() {
        var request = accepted("1", "2", "3", "4");
        agree(request, "2026-03-01", "2", "4");
        agree(request, "2026-04-22", "3");

        var told = request.process(request.items(), PROCESSED);

        assertThat(told)
                .extracting(
                        news -> news.event().facts().licenses().stream()
                                .map(ChangeFacts.Licence::licenseId)
                                .toList(),
                        news -> ((ChangeEvent.GraceStarted) news.event()).effectiveDate(),
                        news -> ((ChangeEvent.GraceStarted) news.event()).anchor())
                .containsExactly(
                        tuple(List.of("1"), LocalDate.parse("2026-04-22"), CountedFrom.PROCESSED),
                        tuple(List.of("2", "4"), LocalDate.parse("2026-03-01"), CountedFrom.AGREED),
                        tuple(List.of("3"), LocalDate.parse("2026-04-22"), CountedFrom.AGREED));
        assertThat(told).extracting(Announcement::sequence).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void is_over_by_the_clock_at_the_end_of_its_review_if_that_is_automatic() {
        var limit = ACCEPTED.plus(Duration.ofHours(24));
        var item = accepted("1").items().getFirst();
        assertThat(item.isReviewedBy(limit.minusNanos(1000))).isFalse();
        assertThat(item.isReviewedBy(limit)).isTrue();
        assertThat(item.isReviewedBy(limit.plusNanos(1000))).isTrue();

        var manual = Requests.of("1");
        manual.accept(manual.items(), ACCEPTED, new ReviewPlan(Duration.ofHours(24), Duration.ofHours(48), false));
        assertThat(manual.items().getFirst().isReviewedBy(limit)).isFalse();
        assertThat(Requests.of("1").items().getFirst().isReviewedBy(limit)).isFalse();
    }

    @Test
    void lets_what_nobody_answered_lapse() {
        var request = accepted("1", "2");
        request.negotiation()
                .propose(Actor.CUSTOMER, LocalDate.parse("2026-03-01"), request.items(), List.of(), ACCEPTED);

        request.process(request.items(item -> item.licenseId().equals("1")), PROCESSED);
        assertThat(request.proposals().getFirst().state()).isEqualTo(EffectiveDateProposal.State.OPEN);
        request.reject(startReview(request, "2"), PROCESSED);

        assertThat(request.proposals().getFirst().state()).isEqualTo(EffectiveDateProposal.State.LAPSED);
        assertThat(request.proposals().getFirst().stateSince()).isEqualTo(PROCESSED);
    }

    private static List<ChangeItem> startReview(ChangeRequest request, String licence) {
        var chosen = request.items(item -> item.licenseId().equals(licence));
        request.startReview(chosen, ACCEPTED);
        return chosen;
    }

    private static String day(Anchor anchor) {
        var request = Requests.of(new EffectiveDatePolicy(anchor, 90), "1");
        request.accept(request.items(), ACCEPTED, Requests.PLAN);
        request.process(request.items(), PROCESSED);
        return EffectiveDatePolicy.day(request.items().getFirst().effectiveAt()).toString();
    }

    private static ChangeRequest accepted(String... licences) {
        var request = Requests.of(licences);
        request.accept(request.items(), ACCEPTED, Requests.PLAN);
        return request;
    }

    private static void agree(ChangeRequest request, String day, String... licences) {
        var chosen = request.items(item -> List.of(licences).contains(item.licenseId()));
        request.negotiation().propose(Actor.CUSTOMER, LocalDate.parse(day), chosen, List.of(), ACCEPTED);
        request.negotiation().agree(request.proposals().getLast(), Actor.NEW_PARTNER, ACCEPTED);
    }
}
