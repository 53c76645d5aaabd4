package dev.sluice.attribution.revenue;

import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.paging.Position;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.YearMonth;
import java.util.UUID;

/** Shows operators what was told, and what of it waits. */
@ApplicationScoped
@Transactional
public class RevenueLineDesk {

    private final RevenueLines lines;

    RevenueLineDesk(RevenueLines lines) {
        this.lines = lines;
    }

    public Page<RevenueLine> list(YearMonth month, boolean unassigned, PageRequest page) {
        var found = lines.list(month, unassigned, page.after().id().getLeastSignificantBits(), page.pageSize() + 1);
        return Page.of(found, page, line -> new Position(line.recordedAt(), new UUID(0, line.place())));
    }
}
