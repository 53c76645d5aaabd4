package dev.sluice.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.notification.Owner;
import dev.sluice.notification.Receiver;
import dev.sluice.notification.delivery.DeliveryQueue.Claimed;
import dev.sluice.notification.delivery.Offers.Told;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Vetoed;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@DisplayName("What a dispatcher claims it attempts, also when")
class ClaimsTest {

    static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    Parts parts;

    @Inject
    Offers offers;

    final Receiver receiver = new Receiver();
    final Owner owner = Owner.partner();

    @BeforeEach
    void begin() throws Exception {
        parts.restOwn();
    }

    @AfterEach
    void end() throws Exception {
        parts.resumeOwn();
        owner.leaves();
        receiver.close();
    }

    @Test
    void it_claims_it_again_before_it_knows_that_the_last_result_is_stored() throws Exception {
        var failures = new AtomicBoolean(true);
        receiver.behaving((exchange, received) ->
                Receiver.status(failures.getAndSet(false) ? 500 : 204).answer(exchange, received));
        var endpoint = owner.hears(receiver, "*").getString("id");
        var claimedAgain = new CountDownLatch(1);
        var replica = new Replica(
                        parts,
                        Parts.config(Map.of("retry-plan", "PT0.01S,PT0.01S")),
                        new SlowDesk(parts, claimedAgain),
                        claimed -> {
                            if (claimed.claims().stream().anyMatch(claim -> claim.attempts() == 1)) {
                                claimedAgain.countDown();
                            }
                        })
                .start();

        offers.offer(owner.tenant(), List.of(new Told("s", 1)));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(offers.open(endpoint)).isZero());
        assertThat(claimedAgain.getCount()).isZero();
        assertThat(receiver.posts()).hasSize(2);
        replica.stop();
    }

    @Test
    void the_answer_to_its_claim_is_lost() throws Exception {
        var endpoint = owner.hears(receiver, "*").getString("id");
        var lost = new AtomicBoolean();
        var replica =
                new Replica(parts, Parts.config(Map.of()), parts.results, claimed -> loseFirst(claimed, lost)).start();

        offers.offer(owner.tenant(), List.of(new Told("s", 1), new Told("s", 2)));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(offers.open(endpoint)).isZero());
        assertThat(lost).isTrue();
        assertThat(receiver.posts()).hasSize(2);
        replica.stop();
    }

    private static void loseFirst(Claimed claimed, AtomicBoolean lost) {
        if (!claimed.claims().isEmpty() && lost.compareAndSet(false, true)) {
            throw new IllegalStateException("the connection is lost, the claim is not");
        }
    }

    /** After it has stored a failure it is slow to say so: until the delivery is claimed again. */
    @Vetoed
    private static final class SlowDesk extends ResultDesk {

        private final CountDownLatch claimedAgain;

        SlowDesk(Parts parts, CountDownLatch claimedAgain) {
            super(parts.deliveries, parts.turns, parts.health, parts.outbox, parts.clock, parts.metrics);
            this.claimedAgain = claimedAgain;
        }

        @Override
        boolean write(UUID dispatcher, List<Result> results) {
            var urgent = QuarkusTransaction.requiringNew().call(() -> super.write(dispatcher, results));
            if (results.stream().anyMatch(Result::isFailure)) {
                awaitClaim();
            }
            return urgent;
        }

        private void awaitClaim() {
            try {
                assertThat(claimedAgain.await(SOON.toSeconds(), TimeUnit.SECONDS))
                        .isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
