package dev.sluice.cocp.request.api;

import dev.sluice.cocp.request.ItemState;
import dev.sluice.cocp.request.Party;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.platform.tenancy.TenantType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the filters of the list. */
final class Filters {

    private Filters() {}

    /** @param direction of partners: incoming for what comes to one, outgoing for what leaves it; may name both */
    static Set<Party> roles(Caller caller, @Nullable String direction) {
        if (direction == null) {
            return EnumSet.allOf(Party.class);
        }
        var roles = EnumSet.noneOf(Party.class);
        for (var word : direction.split(",", -1)) {
            roles.add(
                    switch (word.strip()) {
                        case "incoming" -> Party.NEW_PARTNER;
                        case "outgoing" -> Party.OLD_PARTNER;
                        default -> throw Refusal.malformed("direction", "INVALID_VALUE", "is incoming or outgoing");
                    });
        }
        return caller.is(TenantType.PARTNER) ? roles : EnumSet.allOf(Party.class);
    }

    static @Nullable String state(@Nullable String state) {
        var known = state == null
                || state.equals("MIXED")
                || Arrays.stream(ItemState.values())
                        .anyMatch(each -> each.name().equals(state));
        if (!known) {
            throw Refusal.malformed("state", "INVALID_VALUE", "is a state of a licence, or MIXED");
        }
        return state;
    }
}
