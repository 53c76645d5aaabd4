package dev.sluice.transfer.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.platform.tenancy.TenantType;
import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Estate;
import dev.sluice.transfer.Trade;
import dev.sluice.transfer.ea.EaAgreements;
import dev.sluice.transfer.ea.EaSubscriptions;
import dev.sluice.transfer.relationship.RelationshipConfig;
import dev.sluice.transfer.relationship.ServedCustomers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("Where agreements become visible a day after the relationship")
class VisibilityTest {

    @Inject
    EaAgreements agreements;

    @Inject
    EaSubscriptions subscriptions;

    @Inject
    ServedCustomers customers;

    @Inject
    Situations situations;

    @Inject
    ChannelTransferConfig config;

    @Inject
    BusinessClock clock;

    final Trade trade = new Trade();
    final Estate estate = new Estate(trade);
    final Trade.Tenant noordzee = trade.partner("EUROPE", "DIRECT_BILL");
    final Trade.Tenant delta = trade.customer("EUROPE");

    /** As the vendor's world has it. */
    record ADay() implements RelationshipConfig {

        @Override
        public Duration relationshipRequestValidity() {
            return Duration.ofDays(30);
        }

        @Override
        public Duration relationshipContactRetention() {
            return Duration.ofDays(30);
        }

        @Override
        public URI invitationPage() {
            return URI.create("https://admin.example");
        }

        @Override
        public Duration agreementVisibilityDelay() {
            return Duration.ofDays(1);
        }
    }

    @AfterEach
    void hang_up() {
        trade.close();
    }

    @Test
    void they_are_announced_until_then_and_shown_from_then_on() {
        var agreement = trade.agreement(delta, trade.today().plusDays(21), Map.of());
        trade.heard();
        estate.subscribed(agreement, Map.of());
        var id = trade.related(noordzee, delta);
        var since = Instant.parse(
                trade.get(noordzee.admin(), "/v1/relationships/" + id).path("since"));
        var caller = new Caller(TenantType.PARTNER, noordzee.id(), Set.of("admin-agent"), "p", null, null);
        var desk = new RenewalDesk(agreements, subscriptions, customers, situations, config, new ADay(), clock);

        trade.advance(Duration.ofHours(3));
        var hidden = read(() -> desk.agreements(caller, null, null, null, PageRequest.first(10)));
        assertThat(hidden.items()).isEmpty();
        assertThat(hidden.visibleFrom()).isEqualTo(since.plus(Duration.ofDays(1)));
        assertThatThrownBy(() -> read(() -> desk.subscriptions(caller, agreement, PageRequest.first(10))))
                .isInstanceOf(Refusal.class);

        trade.advanceTo(since.plus(Duration.ofDays(1)));
        var shown = read(() -> desk.agreements(caller, null, null, null, PageRequest.first(10)));
        assertThat(shown.items()).extracting(EaAgreementView::agreementId).containsExactly(agreement);
        assertThat(shown.visibleFrom()).isNull();
        assertThat(read(() -> desk.subscriptions(caller, agreement, PageRequest.first(10)))
                        .items())
                .hasSize(1);
    }

    private static <T> T read(Supplier<T> question) {
        return QuarkusTransaction.requiringNew().call(question::get);
    }
}
