package dev.sluice.cocp.partner;

import dev.sluice.cocp.contact.ContactDesk;
import dev.sluice.platform.audit.AuditTrail;
import dev.sluice.platform.audit.Change;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A partner names whom to turn to; only the address of a verified user of its is written to. */
@ApplicationScoped
@Transactional
public class ChangeContactDesk {

    private final Partners partners;
    private final PartnerUsers users;
    private final ChangeContacts changeContacts;
    private final ContactDesk contacts;
    private final AuditTrail audit;
    private final BusinessClock clock;

    ChangeContactDesk(
            Partners partners,
            PartnerUsers users,
            ChangeContacts changeContacts,
            ContactDesk contacts,
            AuditTrail audit,
            BusinessClock clock) {
        this.partners = partners;
        this.users = users;
        this.changeContacts = changeContacts;
        this.contacts = contacts;
        this.audit = audit;
        this.clock = clock;
    }

    public ChangeContact put(Caller caller, UUID tenant, ChangeContactEntry entry, @Nullable IfMatch ifMatch) {
        if (partners.lockAll(List.of(tenant)).isEmpty()) {
            throw Refusal.unknown("partner", tenant);
        }
        if (!caller.belongsTo(tenant)) {
            throw Refusal.forbidden("FORBIDDEN", "Only the partner itself names its contact.");
        }
        var before = changeContacts.find(tenant);
        before.ifPresentOrElse(known -> IfMatch.require(ifMatch, known.version()), () -> IfMatch.honour(ifMatch, 0));
        var after = published(contact(tenant, entry, before), before);
        changeContacts.put(after);
        audit.record(
                caller,
                new Change(
                        before.isEmpty() ? "publish_change_contact" : "replace_change_contact",
                        "change_contact",
                        tenant.toString(),
                        null,
                        null,
                        before.orElse(null),
                        after,
                        Set.of(tenant)),
                clock.now());
        return after;
    }

    public ChangeContact require(UUID tenant) {
        return changeContacts.find(tenant).orElseThrow(() -> Refusal.unknown("change contact of partner", tenant));
    }

    public Map<UUID, ChangeContact> of(Collection<UUID> tenants) {
        return changeContacts.of(tenants);
    }

    /** Users have changed: whether their address may be written to decides about the contact too. */
    void follow(Collection<PartnerUser> changed) {
        var named = changeContacts.of(
                changed.stream().map(PartnerUser::partnerTenantId).collect(Collectors.toSet()));
        for (var user : changed) {
            var contact = named.get(user.partnerTenantId());
            if (contact != null && contact.email().equals(user.email())) {
                changeContacts.put(published(contact, Optional.of(contact)));
            }
        }
    }

    /** The address as it was published is forgotten; as it is now it is published where it may be written to. */
    private ChangeContact published(ChangeContact contact, Optional<ChangeContact> before) {
        before.map(ChangeContact::contactId).ifPresent(contacts::erase);
        var user = users.find(contact.partnerTenantId(), contact.email()).filter(PartnerUser::verified);
        return contact.withContact(user.map(known -> contacts.publishChangeContact(known.address(), contact.language()))
                .orElse(null));
    }

    private static ChangeContact contact(UUID tenant, ChangeContactEntry entry, Optional<ChangeContact> before) {
        return new ChangeContact(
                tenant,
                PartnerUser.Key.of(tenant, entry.email()).email(),
                entry.phone(),
                entry.language(),
                null,
                before.map(known -> known.version() + 1).orElse(1L));
    }
}
