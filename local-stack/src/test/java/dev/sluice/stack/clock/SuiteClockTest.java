package dev.sluice.stack.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.stack.http.ServiceClient;
import dev.sluice.stack.services.Service;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The clock of the suite")
class SuiteClockTest {

    static final Instant START = Instant.parse("2026-01-10T09:00:00.250Z");
    static final Traffic.Snapshot QUIET = new Traffic.Snapshot(0, 0, 7);

    final HttpClient http = HttpClient.newHttpClient();
    final Deque<Traffic.Snapshot> traffic = new ArrayDeque<>();
    int looks;
    Runnable whenLookedAt = () -> {};
    FakeService cocp;
    FakeService transfer;
    SuiteClock clock;

    @BeforeEach
    void start() throws Exception {
        cocp = new FakeService(START);
        transfer = new FakeService(START.plusMillis(3));
        clock = new SuiteClock(
                List.of(clockOf(Service.COCP, cocp), clockOf(Service.TRANSFER, transfer)),
                () -> {
                    looks++;
                    whenLookedAt.run();
                    return traffic.isEmpty() ? QUIET : traffic.pop();
                },
                _ -> {});
    }

    @AfterEach
    void stop() {
        cocp.close();
        transfer.close();
        http.close();
    }

    @Test
    void goes_straight_to_the_target_when_nothing_is_due() throws Exception {
        clock.advanceBy(Duration.ofDays(90));

        var target = START.plusMillis(3).plus(Duration.ofDays(90));
        assertThat(cocp.moves).containsExactly(target);
        assertThat(transfer.moves).containsExactly(target);
    }

    @Test
    void stops_everywhere_at_the_minute_after_what_is_due_anywhere() throws Exception {
        cocp.due.add(Instant.parse("2026-01-13T09:00:00.250Z"));
        transfer.due.add(Instant.parse("2026-01-11T12:00:00Z"));
        var target = Instant.parse("2026-01-20T00:00:00Z");

        clock.advanceTo(target);

        assertThat(cocp.moves)
                .containsExactly(Instant.parse("2026-01-11T12:00:00Z"), Instant.parse("2026-01-13T09:01:00Z"), target);
        assertThat(transfer.moves).isEqualTo(cocp.moves);
    }

    @Test
    void never_passes_the_target() throws Exception {
        cocp.due.add(Instant.parse("2026-01-11T12:00:10Z"));
        var target = Instant.parse("2026-01-11T12:00:20Z");

        clock.advanceTo(target);

        assertThat(cocp.moves).containsExactly(target);
    }

    @Test
    void runs_at_once_what_is_overdue_already() throws Exception {
        cocp.due.add(START.minus(Duration.ofDays(2)));

        clock.advanceBy(Duration.ofHours(1));

        assertThat(cocp.moves).first().isEqualTo(Instant.parse("2026-01-10T09:01:00Z"));
    }

    @Test
    void meets_what_fell_due_only_because_of_a_move() throws Exception {
        cocp.due.add(Instant.parse("2026-01-11T12:00:00Z"));
        cocp.whenMoved = () -> {
            if (cocp.moves.size() == 1) {
                transfer.due.add(Instant.parse("2026-01-12T12:00:00Z"));
            }
        };

        clock.advanceTo(Instant.parse("2026-01-20T00:00:00Z"));

        assertThat(transfer.moves).contains(Instant.parse("2026-01-12T12:00:00Z"));
    }

    @Test
    void goes_on_only_when_two_looks_in_a_row_show_nothing_under_way() throws Exception {
        traffic.addAll(List.of(
                QUIET,
                QUIET,
                new Traffic.Snapshot(2, 0, 7),
                new Traffic.Snapshot(1, 1, 8),
                new Traffic.Snapshot(0, 2, 9),
                new Traffic.Snapshot(0, 0, 9),
                new Traffic.Snapshot(0, 0, 10),
                new Traffic.Snapshot(0, 0, 10)));

        clock.advanceBy(Duration.ofDays(1));

        assertThat(traffic).isEmpty();
        assertThat(looks).as("eight on the way, four when it is there").isEqualTo(12);
    }

    @Test
    void is_not_quiet_before_what_is_due_is_done_and_told() throws Exception {
        cocp.due.add(START);
        var told = new Traffic.Snapshot(0, 0, 8);
        traffic.addAll(List.of(QUIET, QUIET, QUIET, QUIET, told, told, told, told));
        whenLookedAt = () -> {
            if (looks == 3) {
                cocp.due.clear();
            }
        };

        clock.awaitQuiet();

        assertThat(cocp.due).isEmpty();
        assertThat(looks).isEqualTo(8);
    }

    @Test
    void does_not_go_back() {
        assertThatThrownBy(() -> clock.advanceTo(START.minusSeconds(1))).hasMessageContaining("forward only");
    }

    @Test
    void lets_a_clock_be_that_is_ahead_already() throws Exception {
        transfer.now = START.plus(Duration.ofDays(5));

        clock.advanceTo(START.plus(Duration.ofDays(6)));

        assertThat(transfer.moves).containsExactly(START.plus(Duration.ofDays(6)));
    }

    private ServiceClock clockOf(Service service, FakeService fake) {
        return new ServiceClock(service, ServiceClient.of(http, fake.address()), "token");
    }
}
