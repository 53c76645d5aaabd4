package dev.sluice.platform.deadlines;

import java.util.UUID;

/** How a capability speaks of its deadlines to those who wait for them. Beans; without one the kind has to do. */
public interface DeadlineWords {

    String aggregateType();

    /** Path of the aggregate within this service. */
    String link(UUID aggregateId);

    /** One sentence without names or other personal data: calendars travel. */
    String summary(Deadline deadline);
}
