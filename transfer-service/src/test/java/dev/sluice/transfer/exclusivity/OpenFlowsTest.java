package dev.sluice.transfer.exclusivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.stack.testing.BackingServices;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("One flow at a time has a subscription")
class OpenFlowsTest {

    static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    static final int RACES = 20;

    @Inject
    OpenFlows flows;

    final String one = UUID.randomUUID().toString();
    final String other = UUID.randomUUID().toString();
    final String third = UUID.randomUUID().toString();
    final OpenFlows.Parties parties = new OpenFlows.Parties(UUID.randomUUID(), UUID.randomUUID());

    @Test
    void and_nothing_else_takes_any_of_several_of_which_it_has_one() {
        var transfer = UUID.randomUUID();
        take(Flow.PARTNER_TRANSFER, transfer, one);

        assertThatThrownBy(() -> take(Flow.MIGRATION, UUID.randomUUID(), third, one))
                .hasStackTraceContaining("open_flow_key");

        assertThat(find()).containsExactly(one);
        assertThat(QuarkusTransaction.requiringNew().call(() -> flows.find(one)))
                .contains(new OpenFlow(one, Flow.PARTNER_TRANSFER, transfer, NOW));
    }

    @Test
    void until_that_is_over_for_it() {
        var transfer = UUID.randomUUID();
        take(Flow.PARTNER_TRANSFER, transfer, one, other, third);

        QuarkusTransaction.requiringNew().run(() -> flows.release(transfer, one));

        assertThat(find()).containsExactlyInAnyOrder(other, third);
        take(Flow.MIGRATION, UUID.randomUUID(), one);
        QuarkusTransaction.requiringNew().run(() -> flows.release(transfer));
        assertThat(find()).containsExactly(one);
    }

    @Test
    void and_counts_for_the_partner_and_the_customer_that_it_is_of() {
        take(Flow.MIGRATION, UUID.randomUUID(), one, other);
        take(Flow.PARTNER_TRANSFER, UUID.randomUUID(), third);

        assertThat(count(parties.partner(), parties.customer())).isEqualTo(2);
        assertThat(count(parties.customer(), parties.partner())).isZero();
    }

    /** Two want overlapping sets, named in different orders: one gets all of its own, the other nothing, and nobody waits for ever. */
    @Test
    void however_many_race_for_it() throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var race = 0; race < RACES; race++) {
                var start = new CyclicBarrier(2);
                var first = UUID.randomUUID();
                var second = UUID.randomUUID();
                var won = threads.submit(() -> racing(start, first, one, other));
                var alsoWon = threads.submit(() -> racing(start, second, third, other, one));
                assertThat(List.of(won.get(), alsoWon.get()))
                        .as("race %d", race)
                        .containsExactlyInAnyOrder(true, false);
                assertThat(find()).hasSize(won.get() ? 2 : 3);
                QuarkusTransaction.requiringNew().run(() -> {
                    flows.release(first);
                    flows.release(second);
                });
            }
        }
    }

    private boolean racing(CyclicBarrier start, UUID flow, String... subscriptions) throws Exception {
        start.await();
        try {
            take(Flow.PARTNER_TRANSFER, flow, subscriptions);
            return true;
        } catch (IllegalStateException e) {
            assertThat(e).hasMessageContaining("open_flow_key");
            return false;
        }
    }

    private void take(Flow flow, UUID id, String... subscriptions) {
        QuarkusTransaction.requiringNew().run(() -> flows.take(List.of(subscriptions), flow, id, parties, NOW));
    }

    private long count(UUID partner, UUID customer) {
        return QuarkusTransaction.requiringNew().call(() -> flows.count(partner, customer, Flow.MIGRATION));
    }

    private Set<String> find() {
        return QuarkusTransaction.requiringNew()
                .call(() -> Set.copyOf(flows.find(List.of(one, other, third)).keySet()));
    }
}
