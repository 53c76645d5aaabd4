package dev.sluice.cocp.partner;

import dev.sluice.platform.audit.Change;
import dev.sluice.platform.clock.TimeOrderedId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A user as it was, and is but for its published address. */
record EnteredUser(Optional<PartnerUser> before, PartnerUser after) {

    static EnteredUser of(PartnerUser.Key key, PartnerUserEntry entry, Optional<PartnerUser> before) {
        var after = new PartnerUser(
                before.map(PartnerUser::id).orElseGet(TimeOrderedId::next),
                key.partnerTenantId(),
                key.email(),
                entry.name().strip(),
                entry.roles().stream().distinct().toList(),
                entry.verified(),
                before.map(PartnerUser::contactId).orElse(null),
                before.map(known -> known.version() + 1).orElse(1L));
        return new EnteredUser(before, after);
    }

    boolean isChange() {
        return before.filter(after::saysTheSameAs).isEmpty();
    }

    /** What of a user may be kept for ever: neither the address nor the name, which may have to be erased. */
    private record Traced(List<String> roles, boolean verified) {

        static Traced of(PartnerUser user) {
            return new Traced(user.roles(), user.verified());
        }
    }

    Change change() {
        return new Change(
                before.isEmpty() ? "register_partner_user" : "replace_partner_user",
                "partner_user",
                after.id().toString(),
                null,
                null,
                before.map(Traced::of).orElse(null),
                Traced.of(after),
                Set.of(after.partnerTenantId()));
    }
}
