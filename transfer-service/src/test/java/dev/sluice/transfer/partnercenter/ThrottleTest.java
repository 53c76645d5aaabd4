package dev.sluice.transfer.partnercenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.platform.tenancy.TenantType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Who asks too often")
class ThrottleTest {

    static final Instant BEGIN = Instant.parse("2026-03-01T10:00:00Z");

    final AtomicReference<Instant> now = new AtomicReference<>(BEGIN);
    final UUID customer = UUID.randomUUID();
    final Caller partner = partner();

    private static Caller partner() {
        return new Caller(TenantType.PARTNER, UUID.randomUUID(), Set.of("admin-agent"), "somebody", "", "Somebody");
    }

    private record Limits(int validations, int migrations) implements PartnerCenterConfig {}

    private Throttle throttle(int validations, int migrations) {
        InstantSource source = now::get;
        return new Throttle(new Limits(validations, migrations), source.withZone(ZoneOffset.UTC));
    }

    @Test
    void waits_until_five_minutes_after_the_first_call() {
        var throttle = throttle(0, 2);
        throttle.migration(partner);
        now.set(BEGIN.plusSeconds(60));
        throttle.migration(partner);

        assertThatThrownBy(() -> throttle.migration(partner))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.TOO_MANY);
                    assertThat(refusal.after()).contains(Duration.ofSeconds(240));
                    assertThat(refusal.members()).containsEntry("statusCode", 429);
                })
                .hasMessageContaining("Rate limit is exceeded. Try again in 240 seconds.");
        now.set(BEGIN.plusSeconds(300).minusMillis(1));
        assertThatThrownBy(() -> throttle.migration(partner))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.after()).contains(Duration.ofSeconds(1)));
        now.set(BEGIN.plusSeconds(300));
        assertThatCode(() -> throttle.migration(partner)).doesNotThrowAnyException();
    }

    @Test
    void validates_for_each_customer_and_migrates_for_all_of_them() {
        var throttle = throttle(1, 1);
        throttle.validation(partner, customer);
        throttle.migration(partner);

        assertThatThrownBy(() -> throttle.validation(partner, customer)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> throttle.migration(partner)).isInstanceOf(Refusal.class);
        assertThatCode(() -> throttle.validation(partner, UUID.randomUUID())).doesNotThrowAnyException();
        assertThatCode(() -> throttle.validation(partner(), customer)).doesNotThrowAnyException();
        assertThatCode(() -> throttle.migration(partner())).doesNotThrowAnyException();
    }

    @Test
    void never_waits_where_there_is_no_limit() {
        var throttle = throttle(0, 0);

        assertThatCode(() -> {
                    for (var call = 0; call < 1000; call++) {
                        throttle.validation(partner, customer);
                        throttle.migration(partner);
                    }
                })
                .doesNotThrowAnyException();
    }
}
