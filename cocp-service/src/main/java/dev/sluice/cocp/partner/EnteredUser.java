package dev.sluice.cocp.partner;

import dev.sluice.platform.audit.Change;
import java.util.Optional;
import java.util.Set;

/** A user as it was, and is but for its published address. */
record EnteredUser(Optional<PartnerUser> before, PartnerUser after) {

    static EnteredUser of(PartnerUser.Key key, PartnerUserEntry entry, Optional<PartnerUser> before) {
        var after = new PartnerUser(
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

    Change change(PartnerUser published) {
        return new Change(
                before.isEmpty() ? "register_partner_user" : "replace_partner_user",
                "partner_user",
                published.partnerTenantId() + "/" + published.email(),
                null,
                null,
                before.orElse(null),
                published,
                Set.of(published.partnerTenantId()));
    }
}
