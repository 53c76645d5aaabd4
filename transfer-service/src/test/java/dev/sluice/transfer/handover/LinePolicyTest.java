package dev.sluice.transfer.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.transfer.exclusivity.Flow;
import dev.sluice.transfer.exclusivity.OpenFlow;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Plan;
import dev.sluice.transfer.offer.Term;
import dev.sluice.transfer.subscription.SubscriptionStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Subscriptions may go over")
class LinePolicyTest {

    static final UUID NORDLYS = UUID.randomUUID();
    static final UUID ROMA = UUID.randomUUID();
    static final UUID FJORD = UUID.randomUUID();
    static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    final LinePolicy policy = new LinePolicy(25);

    @Test
    void when_nothing_stands_in_the_way() {
        assertThat(codes(List.of("base"), active("base"), addOn("extra", SubscriptionStatus.ACTIVE)))
                .isEmpty();
        assertThat(codes(List.of("base", "extra"), active("base"), addOn("extra", SubscriptionStatus.ACTIVE)))
                .isEmpty();
    }

    @Test
    void up_to_twenty_five_of_them() {
        var many = IntStream.range(0, 26).mapToObj(i -> "s" + i).toList();
        var known = many.stream().map(LinePolicyTest::active).toArray(Transferable[]::new);

        assertThat(codes(many.subList(0, 25), known)).isEmpty();
        assertThat(codes(many, known)).containsExactly("TOO_MANY_LINE_ITEMS");
    }

    @Test
    void with_as_many_add_ons_as_they_have() {
        var many = new ArrayList<>(IntStream.range(0, 24).mapToObj(i -> "s" + i).toList());
        many.add("base");
        var known = known(many.stream().map(LinePolicyTest::active).toArray(Transferable[]::new));
        known.put("extra", addOn("extra", SubscriptionStatus.ACTIVE));
        many.add("extra");

        assertThat(policy.objections(asked(TransferModel.NEW_COMMERCE, many, known, Map.of())))
                .isEmpty();
        many.add("unknown");
        assertThat(policy.objections(asked(TransferModel.NEW_COMMERCE, many, known, Map.of())))
                .extracting(objection -> objection.violation().code(), Objection::realCode)
                .containsExactly(tuple("TOO_MANY_LINE_ITEMS", "900400"), tuple("LINE_ITEM_UNKNOWN", "800078"));
    }

    @Test
    void by_an_id_in_any_case_once() {
        var id = "0f0e0d0c-0b0a-4908-8706-050403020100";

        assertThat(codes(List.of(id.toUpperCase(Locale.ROOT)), active(id))).isEmpty();
        assertThat(codes(List.of(id, id.toUpperCase(Locale.ROOT)), active(id))).containsExactly("LINE_ITEM_TWICE");
    }

    @ParameterizedTest
    @EnumSource(value = SubscriptionStatus.class, names = "ACTIVE", mode = EnumSource.Mode.EXCLUDE)
    void but_only_active_ones(SubscriptionStatus status) {
        assertThat(codes(List.of("base"), of("base", NORDLYS, ROMA, status, null)))
                .containsExactly("SUBSCRIPTION_NOT_ACTIVE");
    }

    @ParameterizedTest
    @EnumSource(SubscriptionStatus.class)
    void with_add_ons_that_are_active_or_gone(SubscriptionStatus status) {
        var mayGo = status == SubscriptionStatus.ACTIVE || status.isOver();

        assertThat(codes(List.of("base"), active("base"), addOn("extra", status)))
                .isEqualTo(mayGo ? List.of() : List.of("SUBSCRIPTION_NOT_ACTIVE"));
    }

    @Test
    void of_this_source_and_this_customer_alone() {
        assertThat(codes(List.of("base"), of("base", NORDLYS, FJORD, SubscriptionStatus.ACTIVE, null)))
                .containsExactly("LINE_ITEM_UNKNOWN");
        assertThat(codes(List.of("base"), of("base", FJORD, ROMA, SubscriptionStatus.ACTIVE, null)))
                .containsExactly("LINE_ITEM_UNKNOWN");
    }

    @Test
    void unless_something_else_has_it_or_its_add_on() {
        var flow = new OpenFlow("extra", Flow.MIGRATION, UUID.randomUUID(), NOW);
        var known = known(active("base"), addOn("extra", SubscriptionStatus.ACTIVE));

        var found = policy.objections(asked(TransferModel.NEW_COMMERCE, List.of("base"), known, Map.of("extra", flow)));

        assertThat(found).singleElement().satisfies(objection -> {
            assertThat(objection.realCode()).isEqualTo("900101");
            assertThat(objection.violation().code()).isEqualTo("SUBSCRIPTION_BEING_PROCESSED");
            assertThat(objection.violation().message())
                    .isEqualTo("Subscription: extra: subscription is already part of a migration: " + flow.id());
        });
    }

    @Test
    void and_every_objection_against_each_is_told_at_once() {
        var held = new OpenFlow("extra", Flow.PARTNER_TRANSFER, UUID.randomUUID(), NOW);
        var known = known(addOn("extra", SubscriptionStatus.SUSPENDED));

        var found = policy.objections(
                asked(TransferModel.LEGACY, List.of("extra", "none", "extra"), known, Map.of("extra", held)));

        assertThat(found.stream().map(objection -> objection.violation().code()))
                .containsExactly(
                        "LINE_ITEM_OF_OTHER_MODEL",
                        "ADD_ON_WITHOUT_BASE",
                        "SUBSCRIPTION_NOT_ACTIVE",
                        "SUBSCRIPTION_BEING_PROCESSED",
                        "LINE_ITEM_UNKNOWN",
                        "LINE_ITEM_TWICE",
                        "LINE_ITEM_OF_OTHER_MODEL",
                        "ADD_ON_WITHOUT_BASE",
                        "SUBSCRIPTION_NOT_ACTIVE",
                        "SUBSCRIPTION_BEING_PROCESSED");
    }

    private List<String> codes(List<String> wanted, Transferable... known) {
        return policy.objections(asked(TransferModel.NEW_COMMERCE, wanted, known(known), Map.of())).stream()
                .map(objection -> objection.violation().code())
                .toList();
    }

    private static LinePolicy.Asked asked(
            TransferModel model, List<String> wanted, Map<String, Transferable> known, Map<String, OpenFlow> open) {
        var lines = wanted.stream().map(id -> new LineEntry(id, null, null)).toList();
        return new LinePolicy.Asked(model, NORDLYS, ROMA, lines, known, open);
    }

    private static Map<String, Transferable> known(Transferable... known) {
        return Stream.of(known)
                .collect(Collectors.toMap(
                        Transferable::subscriptionId, Function.identity(), (one, _) -> one, HashMap::new));
    }

    private static Transferable active(String id) {
        return of(id, NORDLYS, ROMA, SubscriptionStatus.ACTIVE, null);
    }

    private static Transferable addOn(String id, SubscriptionStatus status) {
        return of(id, NORDLYS, ROMA, status, "base");
    }

    private static Transferable of(
            String id, UUID customer, UUID partner, SubscriptionStatus status, @Nullable String base) {
        return new Transferable(
                id,
                TransferModel.NEW_COMMERCE,
                customer,
                partner,
                "M365_E5_NO_TEAMS",
                "Microsoft 365 E5 (no Teams)",
                10,
                new Plan(Term.P1Y, BillingCycle.MONTHLY),
                status,
                LocalDate.of(2026, 12, 31),
                id,
                null,
                base);
    }
}
