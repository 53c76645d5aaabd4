package dev.sluice.cocp.selection;

import dev.sluice.platform.outbox.Announced;
import dev.sluice.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Tells what happened: an event for the world, an entry for the timeline. */
@ApplicationScoped
class SelectionNews {

    private final Outbox outbox;
    private final SelectionTimeline timeline;

    SelectionNews(Outbox outbox, SelectionTimeline timeline) {
        this.outbox = outbox;
        this.timeline = timeline;
    }

    /** The selection itself is in the database. */
    void tell(Selection selection, List<Announcement> news) {
        var id = selection.id();
        news.forEach(told -> {
            outbox.publish(
                    told.event(),
                    new Announced(
                            id.toString(),
                            told.sequence(),
                            selection.customerTenantId(),
                            told.audience(),
                            told.at(),
                            id.toString()));
            timeline.add(id, told);
        });
    }
}
