package dev.sluice.cocp.request;

import dev.sluice.cocp.agreement.Billing;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The legal flavour of a change: an advisor on direct agreements, a reseller on all others. */
public enum Form {
    CHANGE_OF_RESELLER,
    CHANGE_OF_SOFTWARE_ADVISOR,
    BOTH;

    static Form of(Collection<? extends @Nullable Billing> billings) {
        var direct = billings.stream().anyMatch(Billing.DIRECT::equals);
        var indirect = !billings.stream().allMatch(Billing.DIRECT::equals);
        if (direct && indirect) {
            return BOTH;
        }
        return direct ? CHANGE_OF_SOFTWARE_ADVISOR : CHANGE_OF_RESELLER;
    }
}
