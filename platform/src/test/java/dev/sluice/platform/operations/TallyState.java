package dev.sluice.platform.operations;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.outbox.Announced;
import dev.sluice.platform.outbox.Event;
import dev.sluice.platform.outbox.Outbox;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** A service's state topic and stuck states, as small as they get. */
@ApplicationScoped
class TallyState implements StateTopic, StuckStates {

    static final String TOPIC = "transfer.subscription-state.v1";

    record Changed(long version) implements Event {

        @Override
        public String topic() {
            return TOPIC;
        }

        @Override
        public String type() {
            return "tally.changed.v1";
        }
    }

    private final AgroalDataSource database;
    private final Outbox outbox;
    private final BusinessClock clock;

    TallyState(AgroalDataSource database, Outbox outbox, BusinessClock clock) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public List<String> subjects(String after, int limit) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select subject from tally_state where subject > coalesce(?, '') order by subject limit ?")) {
            select.setString(1, after);
            select.setInt(2, limit);
            try (var rows = select.executeQuery()) {
                var subjects = new ArrayList<String>();
                while (rows.next()) {
                    subjects.add(rows.getString(1));
                }
                return subjects;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int republish(Collection<String> subjects) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "update tally_state set version = version + 1 where subject = any (?) returning subject, version")) {
            update.setArray(1, connection.createArrayOf("text", subjects.toArray()));
            var published = 0;
            try (var rows = update.executeQuery()) {
                while (rows.next()) {
                    outbox.publish(
                            new Changed(rows.getLong(2)),
                            new Announced(rows.getString(1), rows.getLong(2), null, Set.of(), clock.now()));
                    published++;
                }
            }
            return published;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<Stuck> stuck(Instant now) {
        return List.of(new Stuck(
                "WAITING", "tally", "t-1", now.minus(Duration.ofHours(50)), Duration.ofHours(48), "Count it by hand."));
    }
}
