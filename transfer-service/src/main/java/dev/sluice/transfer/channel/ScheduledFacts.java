package dev.sluice.transfer.channel;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** For many renewals that are scheduled in one transaction: seats are counted, and kept from others, as for a single one. */
final class ScheduledFacts extends PlannedFacts {

    private final Facts live;

    ScheduledFacts(Facts live, PlanLoad.Loaded loaded) {
        super(live, loaded);
        this.live = live;
    }

    @Override
    public int seatsLeft(UUID customer, String sku, UUID holder, @Nullable Integer cap) {
        return live.seatsLeft(customer, sku, holder, cap);
    }
}
