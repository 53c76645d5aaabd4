package dev.sluice.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A database that is away")
class DatabaseFaultsTest {

    static final SQLException CLOSED = new SQLException("This connection has been closed.", "08003");
    static final SQLException WRONG = new SQLException("column does not exist", "42703");

    @Test
    void is_seen_behind_whatever_wraps_it() {
        assertThat(DatabaseFaults.isPassing(new IllegalStateException(new RuntimeException(CLOSED))))
                .isTrue();
        assertThat(DatabaseFaults.isPassing(new IllegalStateException(WRONG))).isFalse();
    }

    @Test
    void is_seen_in_a_commit_that_failed_because_of_it() {
        var refused = (XAException) new XAException("Error trying to commit").initCause(CLOSED);
        var rollback = new RollbackException("Could not commit transaction.");
        rollback.addSuppressed(refused);

        assertThat(DatabaseFaults.isPassing(new RuntimeException(rollback))).isTrue();
    }

    @Test
    void is_looked_for_without_end_in_no_circle() {
        var one = new IllegalStateException("one");
        var other = new IllegalStateException("other", one);
        one.addSuppressed(other);

        assertThat(DatabaseFaults.isPassing(one)).isFalse();
    }
}
