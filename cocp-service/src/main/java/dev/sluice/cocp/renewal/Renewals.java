package dev.sluice.cocp.renewal;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;

/** What transfer-service told of renewals to CSP. */
@ApplicationScoped
public class Renewals {

    private final ScheduledRenewals scheduled;

    Renewals(ScheduledRenewals scheduled) {
        this.scheduled = scheduled;
    }

    /** Those of the agreements of which something is to move. */
    public Set<String> movingToCsp(Collection<String> agreementIds) {
        return scheduled.among(agreementIds);
    }
}
