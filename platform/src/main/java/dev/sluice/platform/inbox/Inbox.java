package dev.sluice.platform.inbox;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;

/**
 * Remembers, per consumer, source and subject, the highest sequence that was applied: bounded by the number of subjects,
 * not of events. Always in the transaction of the effect.
 */
@ApplicationScoped
public class Inbox {

    private final AgroalDataSource database;

    Inbox(AgroalDataSource database) {
        this.database = database;
    }

    /** True once for each event that is newer than what was applied, however often and in whatever order it arrives. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean accepts(String consumer, String source, String subject, long sequence) {
        try (var connection = database.getConnection();
                var upsert = connection.prepareStatement("""
                        insert into platform.inbox (consumer, source, subject, sequence) values (?, ?, ?, ?)
                        on conflict (consumer, source, subject) do update set sequence = excluded.sequence
                        where inbox.sequence < excluded.sequence
                        """)) {
            upsert.setString(1, consumer);
            upsert.setString(2, source);
            upsert.setString(3, subject);
            upsert.setLong(4, sequence);
            return upsert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("the inbox cannot be written", e);
        }
    }
}
