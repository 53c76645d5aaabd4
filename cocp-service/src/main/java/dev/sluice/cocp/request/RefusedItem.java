package dev.sluice.cocp.request;

import dev.sluice.platform.problem.Violation;
import java.util.List;

/** A licence that the customer named and that cannot change partner, with every reason. */
public record RefusedItem(String licenseId, List<Violation> reasons) {

    public RefusedItem {
        reasons = List.copyOf(reasons);
    }
}
