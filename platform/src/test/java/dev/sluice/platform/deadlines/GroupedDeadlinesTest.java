package dev.sluice.platform.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.stack.testing.BackingServices;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "platform"))
@DisplayName("Deadlines that are announced together")
class GroupedDeadlinesTest {

    @Inject
    Deadlines deadlines;

    @Inject
    Sweep sweep;

    @Inject
    Lantern lantern;

    @Inject
    BusinessClock clock;

    @Inject
    MeterRegistry metrics;

    final List<UUID> lanterns = Stream.generate(UUID::randomUUID)
            .limit(Lantern.AT_ONCE + 5)
            .sorted()
            .toList();
    Instant due;

    @BeforeEach
    void all_fall_due_at_once() {
        due = clock.now().plusSeconds(300);
        QuarkusTransaction.requiringNew()
                .run(() -> deadlines.set(lanterns.stream()
                        .map(id -> new Deadline(Lantern.TYPE, id, "A", "", due, "X", Set.of()))
                        .toList()));
    }

    @AfterEach
    void put_out() {
        QuarkusTransaction.requiringNew().run(() -> lanterns.forEach(id -> deadlines.withdraw(Lantern.TYPE, id)));
    }

    @Test
    void are_few_transactions() {
        sweep.runDue(due);

        assertThat(lanterns).allSatisfy(id -> assertThat(lantern.lit(id)).hasSize(1));
        assertThat(transactions()).hasSize(2);
    }

    @Test
    void come_one_by_one_when_one_of_them_fails_and_each_once() {
        var broken = lanterns.getFirst();
        lantern.broken().add(broken);

        sweep.runDue(due);

        assertThat(lantern.lit(broken)).isEmpty();
        assertThat(lanterns.stream().skip(1))
                .allSatisfy(id -> assertThat(lantern.lit(id)).hasSize(1));
        lantern.broken().remove(broken);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            sweep.runDue(due);
            assertThat(lantern.lit(broken)).hasSize(1);
        });
    }

    @Test
    void that_failed_once_and_then_went_through_together_are_failing_no_longer() {
        var ofOthers = failing();
        var broken = lanterns.subList(0, 2);
        lantern.broken().addAll(broken);
        sweep.runDue(due);
        assertThat(failing()).isEqualTo(ofOthers + 2);
        lantern.broken().removeAll(broken);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            sweep.runDue(due);
            assertThat(broken).allSatisfy(id -> assertThat(lantern.lit(id)).hasSize(1));
        });

        assertThat(failing()).isEqualTo(ofOthers);
    }

    private double failing() {
        return metrics.get("sluice.deadlines.failing").gauge().value();
    }

    @Test
    void leave_those_behind_that_somebody_else_holds() {
        var held = lanterns.get(3);
        lantern.held().add(held);
        sweep.runDue(due);
        assertThat(lantern.lit(held)).isEmpty();
        assertThat(lanterns.stream().filter(id -> !id.equals(held)))
                .allSatisfy(id -> assertThat(lantern.lit(id)).hasSize(1));

        lantern.held().remove(held);
        sweep.runDue(due);

        assertThat(lantern.lit(held)).hasSize(1);
    }

    @Test
    void are_announced_once_by_four_sweeps_at_the_same_moment() throws Exception {
        Callable<Integer> one = () -> sweep.runDue(due);
        try (var sweeps = Executors.newVirtualThreadPerTaskExecutor()) {
            sweeps.invokeAll(Collections.nCopies(4, one)).forEach(Future::resultNow);
        }

        assertThat(lanterns).allSatisfy(id -> assertThat(lantern.lit(id)).hasSize(1));
    }

    private Set<String> transactions() {
        return lanterns.stream()
                .flatMap(id -> lantern.lit(id).stream())
                .map(lit -> lit.substring(lit.indexOf('/')))
                .collect(Collectors.toSet());
    }
}
