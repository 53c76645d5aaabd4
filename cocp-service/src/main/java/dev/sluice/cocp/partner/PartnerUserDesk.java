package dev.sluice.cocp.partner;

import dev.sluice.cocp.contact.ContactDesk;
import dev.sluice.platform.audit.AuditTrail;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.imports.Refusals;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The use cases around the users of partners. */
@ApplicationScoped
@Transactional
public class PartnerUserDesk {

    private final Partners partners;
    private final PartnerUsers users;
    private final ContactDesk contacts;
    private final ChangeContactDesk changeContacts;
    private final PartnerStateTopic topic;
    private final AuditTrail audit;
    private final BusinessClock clock;

    PartnerUserDesk(
            Partners partners,
            PartnerUsers users,
            ContactDesk contacts,
            ChangeContactDesk changeContacts,
            PartnerStateTopic topic,
            AuditTrail audit,
            BusinessClock clock) {
        this.partners = partners;
        this.users = users;
        this.contacts = contacts;
        this.changeContacts = changeContacts;
        this.topic = topic;
        this.audit = audit;
        this.clock = clock;
    }

    public PartnerUser put(
            Caller caller, UUID tenant, String email, PartnerUserEntry entry, @Nullable IfMatch ifMatch) {
        var key = PartnerUser.Key.of(tenant, email).requireAddress("email");
        var known = partners.lockAll(List.of(tenant));
        if (known.isEmpty()) {
            throw Refusal.unknown("partner", tenant);
        }
        requireOwn(caller, tenant);
        var before = users.find(tenant, key.email());
        before.ifPresentOrElse(user -> IfMatch.require(ifMatch, user.version()), () -> IfMatch.requireNone(ifMatch));
        return settle(caller, known, List.of(EnteredUser.of(key, entry, before)))
                .getFirst();
    }

    /** Rows about different users, in their order; what says nothing new changes nothing. */
    Map<Integer, Refusal> putAll(Caller caller, List<PartnerUserRow> rows) {
        var known = partners.lockAll(
                rows.stream().map(PartnerUserRow::partnerTenantId).distinct().toList());
        var before = users.all(rows.stream().map(PartnerUserRow::key).toList());
        var entered = new ArrayList<EnteredUser>();
        var refusals = Refusals.collect(rows, row -> {
            var key = row.key().requireAddress("/email");
            requirePartner(known, row.partnerTenantId());
            entered.add(EnteredUser.of(key, row.entry(), Optional.ofNullable(before.get(key))));
        });
        settle(caller, known, entered.stream().filter(EnteredUser::isChange).toList());
        return refusals;
    }

    private static void requirePartner(Map<UUID, Partner> known, UUID tenant) {
        if (!known.containsKey(tenant)) {
            var message = "No partner %s is registered.".formatted(tenant);
            throw Refusal.refused(
                    "PARTNER_UNKNOWN",
                    message,
                    List.of(Violation.of("/partnerTenantId", "PARTNER_UNKNOWN", message)
                            .with(Remedy.of("REGISTRY", "Register the partner first."))));
        }
    }

    private List<PartnerUser> settle(Caller caller, Map<UUID, Partner> known, List<EnteredUser> entered) {
        if (entered.isEmpty()) {
            return List.of();
        }
        var published = published(entered.stream().map(EnteredUser::after).toList());
        users.put(published);
        changeContacts.follow(published);
        countSubmitters(published.stream()
                .map(PartnerUser::partnerTenantId)
                .distinct()
                .map(tenant -> Objects.requireNonNull(known.get(tenant)))
                .toList());
        audit.recordAll(caller, entered.stream().map(EnteredUser::change).toList(), clock.now());
        return published;
    }

    public PartnerUser require(Caller caller, UUID tenant, String email) {
        requireOwn(caller, tenant);
        return users.find(tenant, PartnerUser.Key.of(tenant, email).email())
                .orElseThrow(() -> Refusal.unknown("user", email));
    }

    /** The user with that address, if it may be written to. */
    public Optional<PartnerUser> verified(UUID tenant, String email) {
        return users.find(tenant, PartnerUser.Key.of(tenant, email).email()).filter(PartnerUser::verified);
    }

    /** The address of somebody who may accept a change for this partner. */
    public Optional<String> submitter(UUID tenant) {
        return users.submitter(tenant);
    }

    /** Everybody may see a partner; its users only itself and the registry. */
    private static void requireOwn(Caller caller, UUID tenant) {
        if (!caller.isOperator() && !caller.belongsTo(tenant)) {
            throw Refusal.forbidden("FORBIDDEN", "Only the partner itself and the registry keep its users.");
        }
    }

    /** Only addresses that may be written to are published. */
    private List<PartnerUser> published(List<PartnerUser> changed) {
        var fresh = changed.stream().filter(PartnerUser::needsContact).toList();
        var ids = contacts.publishUsers(fresh.stream().map(PartnerUser::address).toList())
                .iterator();
        return changed.stream()
                .map(user -> user.needsContact() ? user.withContact(ids.next()) : moved(user))
                .toList();
    }

    private PartnerUser moved(PartnerUser user) {
        var contact = user.contactId();
        if (contact == null) {
            return user;
        }
        if (!user.verified()) {
            contacts.erase(contact, user.address());
            return user.withContact(null);
        }
        contacts.change(contact, user.address());
        return user;
    }

    private void countSubmitters(List<Partner> concerned) {
        var counts = users.submitters(
                concerned.stream().map(Partner::partnerTenantId).toList());
        var counted = new ArrayList<Partner>();
        for (var partner : concerned) {
            var count = counts.getOrDefault(partner.partnerTenantId(), 0);
            if (count != partner.submitters()) {
                counted.add(partner.withSubmitters(count));
            }
        }
        if (!counted.isEmpty()) {
            topic.tell(counted, partners.countSubmitters(counted));
        }
    }
}
