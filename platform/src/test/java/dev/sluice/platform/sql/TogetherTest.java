package dev.sluice.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sluice.platform.audit.AuditTrail;
import dev.sluice.platform.audit.Change;
import dev.sluice.platform.deadlines.Deadline;
import dev.sluice.platform.deadlines.Deadlines;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "platform"))
@DisplayName("What is done together")
class TogetherTest {

    static final Instant NEVER = Instant.parse("2999-01-01T00:00:00Z");

    @Inject
    Together together;

    @Inject
    Sql sql;

    @Inject
    Deadlines deadlines;

    @Inject
    AuditTrail trail;

    final UUID id = UUID.randomUUID();

    @Test
    void is_written_at_the_end_as_one_batch_of_its_kind() {
        var written = new ArrayList<List<String>>();

        inOne(() -> {
            together.write("first", List.of("a"), written::add);
            together.write("second", List.of("b"), written::add);
            together.write("first", List.of("c", "d"), written::add);
            assertThat(written).isEmpty();
        });

        assertThat(written).containsExactly(List.of("a", "c", "d"), List.of("b"));
    }

    @Test
    void is_written_at_once_where_nothing_is_gathered() {
        var written = new ArrayList<List<String>>();

        QuarkusTransaction.requiringNew().run(() -> {
            together.write("first", List.of("a"), written::add);
            assertThat(written).hasSize(1);
        });
        together.write("first", List.of("b"), written::add);

        assertThat(written).containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void is_found_by_whoever_reads_before_the_end() {
        inOne(() -> {
            set("A");
            assertThat(kinds()).containsExactly("A");
        });
    }

    @Test
    void is_not_seen_by_a_transaction_within() {
        inOne(() -> {
            set("A");
            assertThat(QuarkusTransaction.requiringNew().call(together::isGathering))
                    .isFalse();
            assertThat(QuarkusTransaction.requiringNew().call(this::kinds)).isEmpty();
        });
        assertThat(kinds()).containsExactly("A");
    }

    @Test
    void leaves_nothing_when_it_fails() {
        var failed = catchThrowable(() -> inOne(() -> {
            set("A");
            throw new IllegalStateException("broken");
        }));

        assertThat(failed).hasMessage("broken");
        assertThat(kinds()).isEmpty();
    }

    @Test
    void keeps_the_order_in_which_an_aggregate_gets_and_loses_deadlines() {
        inOne(() -> {
            set("A");
            deadlines.withdraw("together", id);
            set("B");
            set("C");
            deadlines.withdrawKey("together", id, "", "C");
        });

        assertThat(kinds()).containsExactly("B");
    }

    @Test
    void is_looked_up_once() {
        var asked = new AtomicInteger();

        var answers = new ArrayList<Integer>();
        inOne(() -> {
            answers.add(together.once("question", asked::incrementAndGet));
            answers.add(together.once("question", asked::incrementAndGet));
            together.know("told", 7);
            answers.add(together.once("told", asked::incrementAndGet));
        });
        answers.add(QuarkusTransaction.requiringNew().call(() -> together.once("question", asked::incrementAndGet)));

        assertThat(answers).containsExactly(1, 1, 7, 2);
    }

    @Test
    void is_kept_in_the_audit_trail_change_by_change_as_who_made_it_and_when() {
        var later = NEVER.plusSeconds(60);
        inOne(() -> {
            trail.record(Caller.system("one"), change(), NEVER);
            trail.record(Caller.system("other"), change(), NEVER);
            trail.record(Caller.system("one"), change(), later);
        });

        assertThat(sql.list(
                        row -> row.getString(1) + " " + Sql.instant(row, "at"),
                        "select subject, at from platform.audit_record where resource_id = ? order by id",
                        id.toString()))
                .containsExactly("one " + NEVER, "other " + NEVER, "one " + later);
    }

    private Change change() {
        return new Change("try_together", "together", id.toString(), null, null, null, null, Set.of(id));
    }

    private void inOne(Runnable work) {
        QuarkusTransaction.requiringNew()
                .run(() -> together.during(() -> {
                    work.run();
                    return true;
                }));
    }

    private void set(String kind) {
        deadlines.set(List.of(new Deadline("together", id, kind, "", NEVER, "X", Set.of())));
    }

    private List<String> kinds() {
        return sql.list(
                row -> row.getString(1), "select kind from platform.deadline where aggregate_id = ? order by kind", id);
    }
}
