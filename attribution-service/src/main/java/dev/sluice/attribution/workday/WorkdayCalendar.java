package dev.sluice.attribution.workday;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

@ApplicationScoped
class WorkdayCalendar {

    @Produces
    @Singleton
    Workdays workdays(WorkdayConfig config) {
        return new Workdays(config.holidays().orElse(Set.of()));
    }
}
