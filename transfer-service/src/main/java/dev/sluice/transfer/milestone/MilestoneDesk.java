package dev.sluice.transfer.milestone;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.paging.Position;
import dev.sluice.platform.sql.Together;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers which milestones were known on a day. */
@ApplicationScoped
@Transactional
public class MilestoneDesk {

    private final Milestones milestones;
    private final Together together;
    private final BusinessClock clock;

    MilestoneDesk(Milestones milestones, Together together, BusinessClock clock) {
        this.milestones = milestones;
        this.together = together;
        this.clock = clock;
    }

    /** In the order of segments, of which there are few. */
    public Page<Milestone> known(@Nullable MilestoneSegment segment, @Nullable LocalDate asOf, PageRequest page) {
        var day = asOf == null ? LocalDate.ofInstant(clock.now(), ZoneOffset.UTC) : asOf;
        var last = page.after().id().getLeastSignificantBits();
        var found = milestones.known(segment, day).stream()
                .filter(each -> place(each) > last)
                .sorted(Comparator.comparingLong(MilestoneDesk::place))
                .limit(page.pageSize() + 1L)
                .toList();
        return Page.of(found, page, each -> new Position(Instant.EPOCH, new UUID(0, place(each))));
    }

    /** What was known of a segment on a day. */
    public Optional<Milestone> known(MilestoneSegment segment, LocalDate day) {
        return together.once(
                List.of(MilestoneDesk.class, segment, day),
                () -> milestones.known(segment, day).stream().findFirst());
    }

    private static long place(Milestone milestone) {
        var segments =
                Stream.of(MilestoneSegment.values()).map(Enum::name).sorted().toList();
        return segments.indexOf(milestone.segment().name()) + 1L;
    }
}
