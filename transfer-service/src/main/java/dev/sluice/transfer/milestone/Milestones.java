package dev.sluice.transfer.milestone;

import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All milestones. */
@ApplicationScoped
class Milestones {

    private final Sql sql;

    Milestones(Sql sql) {
        this.sql = sql;
    }

    /** Of each segment what was known last on the day. */
    List<Milestone> known(@Nullable MilestoneSegment segment, LocalDate day) {
        var wanted = segment == null ? null : segment.name();
        return sql.list(Milestones::milestone, """
                select distinct on (segment) * from milestone
                where valid_from <= ? and segment = coalesce(?, segment)
                order by segment, valid_from desc
                """, day, wanted);
    }

    Optional<Milestone> at(MilestoneSegment segment, LocalDate validFrom) {
        return sql.first(
                Milestones::milestone,
                "select * from milestone where segment = ? and valid_from = ?",
                segment.name(),
                validFrom);
    }

    void put(Milestone milestone) {
        sql.run(
                """
                insert into milestone (segment, valid_from, self_migration_from, vendor_led_from, vendor_led_until, source)
                values (?, ?, ?, ?, ?, ?)
                on conflict (segment, valid_from) do update set
                    self_migration_from = excluded.self_migration_from, vendor_led_from = excluded.vendor_led_from,
                    vendor_led_until = excluded.vendor_led_until, source = excluded.source
                """,
                milestone.segment().name(),
                milestone.validFrom(),
                milestone.selfMigrationFrom(),
                milestone.vendorLedFrom(),
                milestone.vendorLedUntil(),
                milestone.source());
    }

    private static Milestone milestone(ResultSet row) throws SQLException {
        return new Milestone(
                MilestoneSegment.valueOf(row.getString("segment")),
                row.getObject("self_migration_from", LocalDate.class),
                row.getObject("vendor_led_from", LocalDate.class),
                row.getObject("vendor_led_until", LocalDate.class),
                row.getObject("valid_from", LocalDate.class),
                row.getString("source"));
    }
}
