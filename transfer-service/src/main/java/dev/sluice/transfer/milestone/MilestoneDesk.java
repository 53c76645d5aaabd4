package dev.sluice.transfer.milestone;

import dev.sluice.platform.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers which milestones were known on a day. */
@ApplicationScoped
@Transactional
public class MilestoneDesk {

    private final Milestones milestones;
    private final BusinessClock clock;

    MilestoneDesk(Milestones milestones, BusinessClock clock) {
        this.milestones = milestones;
        this.clock = clock;
    }

    public List<Milestone> known(@Nullable MilestoneSegment segment, @Nullable LocalDate asOf) {
        return milestones.known(segment, asOf == null ? LocalDate.ofInstant(clock.now(), ZoneOffset.UTC) : asOf);
    }
}
