package dev.sluice.transfer.subscription;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/** Rules of subscriptions that a deployment may set. */
@ConfigMapping(prefix = "sluice.subscriptions")
public interface EndOfTermConfig {

    /**
     * What happens to a subscription that does not renew itself, by the last day of its term: GRACE_30_DAYS, EXTENDED_SERVICE_TERM or
     * CANCEL, each behind the first day for which it holds, for example 0001-01-01:GRACE_30_DAYS,2026-05-04:EXTENDED_SERVICE_TERM.
     */
    @WithDefault("0001-01-01:GRACE_30_DAYS")
    List<String> endOfTerm();
}
