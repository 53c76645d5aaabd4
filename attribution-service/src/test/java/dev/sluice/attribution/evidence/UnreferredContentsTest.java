package dev.sluice.attribution.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.attribution.Portfolio;
import dev.sluice.attribution.claim.Claimant;
import dev.sluice.platform.sql.Sql;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "attribution"))
@DisplayName("A content in a bucket")
class UnreferredContentsTest {

    static final Duration DAY = Duration.ofDays(1);

    @Inject
    Sql sql;

    final Portfolio portfolio = new Portfolio();
    final Claimant claimant = new Claimant(portfolio);
    final Bucket bucket = new Bucket();

    @AfterEach
    void end() {
        bucket.close();
        portfolio.close();
    }

    @Test
    void is_removed_a_day_after_it_came_when_no_proof_refers_to_it() {
        var proof = proof();
        var young = UUID.randomUUID();
        bucket.keep(proof, Bucket.NOW.minus(DAY.multipliedBy(7)));
        bucket.keep(UUID.randomUUID(), Bucket.NOW.minus(DAY).minusMillis(1));
        bucket.keep(young, Bucket.NOW.minus(DAY));

        new UnreferredContents(bucket.store(), sql, Clock.fixed(Bucket.NOW, ZoneOffset.UTC)).forget();

        assertThat(bucket.keys()).containsExactlyInAnyOrder("evidence/" + proof, "evidence/" + young);
    }

    /** A bucket tells at most a thousand objects at once. */
    @Test
    void is_found_however_many_proofs_there_are() {
        var proof = proof();
        for (var n = 0; n < 2_500; n++) {
            bucket.keep(UUID.randomUUID(), Bucket.NOW.minus(DAY.multipliedBy(2)));
        }
        bucket.keep(proof, Bucket.NOW.minus(DAY.multipliedBy(2)));

        new UnreferredContents(bucket.store(), sql, Clock.fixed(Bucket.NOW, ZoneOffset.UTC)).forget();

        assertThat(bucket.keys()).containsExactly("evidence/" + proof);
    }

    private UUID proof() {
        var claim = claimant.submitted(portfolio.influencer, claimant.revenue(portfolio.subscribed()));
        return UUID.fromString(
                claimant.claim(portfolio.influencer, claim).extract().path("evidence[0].id"));
    }
}
