package dev.sluice.system;

import static dev.sluice.stack.services.Service.TRANSFER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.stack.issuer.Caller;
import dev.sluice.stack.seed.Seeding;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayName("A suite is filled with a portfolio")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeedStory {

    static final Suite suite = Suite.running();

    static final int CUSTOMERS = 25;
    static final long SEED = 42;

    Seeding.Seeded first;
    Seeding.Seeded again;

    @BeforeAll
    void play() {
        first = suite.seed(CUSTOMERS, SEED);
        again = suite.seed(CUSTOMERS, SEED);
    }

    @Test
    void of_customers_with_agreements_subscriptions_and_renewals() {
        assertThat(first.customers()).isEqualTo(CUSTOMERS);
        assertThat(first.agreements()).isGreaterThanOrEqualTo(CUSTOMERS);
        assertThat(first.subscriptions()).isGreaterThanOrEqualTo(first.agreements());
        assertThat(first.scheduled()).isBetween(1, first.subscriptions());
    }

    @Test
    void which_is_there_once_however_often_it_is_told() {
        assertThat(again.subscriptions()).isEqualTo(first.subscriptions());
        assertThat(again.scheduled()).isZero();
        assertThat(suite.voice(Caller.operator("operations"))
                        .get(TRANSFER, "/v1/parked-keys")
                        .requireSuccess()
                        .path("items"))
                .isEmpty();
    }
}
