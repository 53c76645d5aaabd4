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
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The use cases around the users of partners. */
@ApplicationScoped
@Transactional
public class PartnerUserDesk {

    private final Partners partners;
    private final PartnerUsers users;
    private final ContactDesk contacts;
    private final PartnerStateTopic topic;
    private final AuditTrail audit;
    private final BusinessClock clock;

    PartnerUserDesk(
            Partners partners,
            PartnerUsers users,
            ContactDesk contacts,
            PartnerStateTopic topic,
            AuditTrail audit,
            BusinessClock clock) {
        this.partners = partners;
        this.users = users;
        this.contacts = contacts;
        this.topic = topic;
        this.audit = audit;
        this.clock = clock;
    }

    public PartnerUser put(
            Caller caller, UUID tenant, String email, PartnerUserEntry entry, @Nullable IfMatch ifMatch) {
        var partner = partners.lock(tenant).orElseThrow(() -> Refusal.unknown("partner", tenant));
        requireOwn(caller, tenant);
        var before = users.find(tenant, normal(email));
        before.ifPresentOrElse(known -> IfMatch.require(ifMatch, known.version()), () -> IfMatch.honour(ifMatch, 0));
        var after = withContact(before, user(tenant, email, entry, before));
        users.put(after);
        countSubmitters(partner);
        audit.record(
                caller,
                new Change(
                        before.isEmpty() ? "register_partner_user" : "replace_partner_user",
                        "partner_user",
                        tenant + "/" + after.email(),
                        null,
                        null,
                        before.orElse(null),
                        after,
                        Set.of(tenant)),
                clock.now());
        return after;
    }

    public PartnerUser require(Caller caller, UUID tenant, String email) {
        requireOwn(caller, tenant);
        return users.find(tenant, normal(email)).orElseThrow(() -> Refusal.unknown("user", email));
    }

    /** The user with that address, if it may be written to. */
    public Optional<PartnerUser> verified(UUID tenant, String email) {
        return users.find(tenant, normal(email)).filter(PartnerUser::verified);
    }

    /** Everybody may see a partner; its users only itself and the registry. */
    private static void requireOwn(Caller caller, UUID tenant) {
        if (!caller.isOperator() && !caller.belongsTo(tenant)) {
            throw Refusal.forbidden("FORBIDDEN", "Only the partner itself and the registry keep its users.");
        }
    }

    private PartnerUser withContact(Optional<PartnerUser> before, PartnerUser user) {
        var contact = before.map(PartnerUser::contactId).orElse(null);
        if (!user.verified()) {
            if (contact != null) {
                contacts.erase(contact);
            }
            return user;
        }
        if (contact == null) {
            return of(user, contacts.publishUser(user.address()));
        }
        contacts.change(contact, user.address());
        return of(user, contact);
    }

    private void countSubmitters(Partner partner) {
        var count = users.submitters(partner.partnerTenantId());
        if (count != partner.submitters()) {
            var counted = partner.withSubmitters(count);
            partners.countSubmitters(counted);
            topic.tell(counted);
        }
    }

    private static PartnerUser user(UUID tenant, String email, PartnerUserEntry entry, Optional<PartnerUser> before) {
        return new PartnerUser(
                tenant,
                normal(email),
                entry.name().strip(),
                entry.roles().stream().distinct().toList(),
                entry.verified(),
                null,
                before.map(known -> known.version() + 1).orElse(1L));
    }

    private static PartnerUser of(PartnerUser user, UUID contact) {
        return new PartnerUser(
                user.partnerTenantId(),
                user.email(),
                user.name(),
                user.roles(),
                user.verified(),
                contact,
                user.version());
    }

    private static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
