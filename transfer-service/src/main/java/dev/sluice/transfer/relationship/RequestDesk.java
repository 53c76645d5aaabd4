package dev.sluice.transfer.relationship;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.contact.Contact;
import dev.sluice.transfer.contact.ContactDesk;
import dev.sluice.transfer.contact.Purpose;
import dev.sluice.transfer.registry.Directory;
import dev.sluice.transfer.registry.KnownPartner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A partner asks, asks again, or takes it back. */
@ApplicationScoped
@Transactional
public class RequestDesk {

    private final Requests requests;
    private final LockedRequests locked;
    private final Directory directory;
    private final News news;
    private final RequestDeadlines deadlines;
    private final ContactDesk contacts;
    private final RelationshipAudit audit;
    private final RelationshipConfig config;
    private final BusinessClock clock;

    RequestDesk(
            Requests requests,
            LockedRequests locked,
            Directory directory,
            News news,
            RequestDeadlines deadlines,
            ContactDesk contacts,
            RelationshipAudit audit,
            RelationshipConfig config,
            BusinessClock clock) {
        this.requests = requests;
        this.locked = locked;
        this.directory = directory;
        this.news = news;
        this.deadlines = deadlines;
        this.contacts = contacts;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    /** Returns the id of the request. */
    public UUID request(Caller caller, RequestEntry entry) {
        entry.check();
        var asked = situation(caller, entry);
        refuse(RequestPolicy.objections(asked));
        var now = clock.now();
        var request = new RelationshipRequest(
                TimeOrderedId.next(), entry, asked, now, now.plus(config.relationshipRequestValidity()));
        news.tell(request, request.requested(), now);
        requests.persist(request);
        audit.of(caller, "create_relationship_request", request, null, now);
        requests.flush();
        addParties(request);
        deadlines.requested(request);
        publishContacts(caller, request);
        return request.id();
    }

    /** What the request would be refused with; nothing is stored. */
    public Optional<Refusal> objection(Caller caller, RequestEntry entry) {
        try {
            entry.check();
            refuse(RequestPolicy.objections(situation(caller, entry)));
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(refusal);
        }
    }

    /** The invitation goes out once more; the day on which it expires stays. */
    public UUID resend(Caller caller, UUID id, @Nullable IfMatch ifMatch) {
        var pending = own(caller, id, ifMatch);
        return locked.acted(
                        caller,
                        "resend_relationship_request",
                        pending,
                        pending.request().resend(pending.now()))
                .id();
    }

    public UUID withdraw(Caller caller, UUID id, @Nullable IfMatch ifMatch) {
        var pending = own(caller, id, ifMatch);
        return locked.acted(
                        caller,
                        "withdraw_relationship_request",
                        pending,
                        pending.request().withdraw(pending.now()))
                .id();
    }

    private LockedRequests.Pending own(Caller caller, UUID id, @Nullable IfMatch ifMatch) {
        var pending = locked.require(caller, id, ifMatch);
        if (!caller.belongsTo(pending.request().requesterTenantId())) {
            throw Refusal.forbidden("NOT_REQUESTER", "Only the partner that made the request may do this.");
        }
        return pending;
    }

    private RequestPolicy.Situation situation(Caller caller, RequestEntry entry) {
        var own = directory.requirePartner(caller);
        var customerTenantId = entry.customerTenantId();
        var customer = customerTenantId == null || customerTenantId.equals(own.tenantId())
                ? null
                : directory
                        .findCustomer(customerTenantId)
                        .orElseThrow(() ->
                                Refusal.unknown("customer", customerTenantId).with("realCode", "60003"));
        if (customerTenantId != null && customer == null) {
            refuse(List.of(RequestReason.OWN_TENANT));
        }
        var providerTenantId = entry.indirectProviderTenantId();
        return providerTenantId == null
                ? new RequestPolicy.Situation(caller.tenant(), own, null, customer)
                : new RequestPolicy.Situation(
                        caller.tenant(), reseller(own, entry), directory.requirePartner(providerTenantId), customer);
    }

    private KnownPartner reseller(KnownPartner own, RequestEntry entry) {
        var partnerId = String.valueOf(entry.resellerPartnerId());
        return own.partnerId().equals(partnerId)
                ? own
                : directory
                        .findByPartnerId(partnerId)
                        .orElseThrow(
                                () -> Refusal.unknown("reseller", partnerId).with("realCode", "800015"));
    }

    private static void refuse(List<RequestReason> reasons) {
        if (!reasons.isEmpty()) {
            var first = reasons.getFirst();
            throw new Refusal(
                            first.kind(),
                            first.name(),
                            first.text(),
                            reasons.stream().map(RequestReason::violation).toList())
                    .with("realCode", first.realCode());
        }
    }

    private void addParties(RelationshipRequest request) {
        requests.addParty(request.partner().tenantId(), RequestParty.PARTNER, request);
        request.provider()
                .ifPresent(provider -> requests.addParty(provider.tenantId(), RequestParty.PROVIDER, request));
        var customer = request.customerTenantId();
        if (customer != null) {
            requests.addParty(customer, RequestParty.CUSTOMER, request);
        }
    }

    private void publishContacts(Caller caller, RelationshipRequest request) {
        var customer = request.customerTenantId();
        var invited = request.customerEmail();
        if (invited != null) {
            var roles = List.of("global-admin");
            contacts.publish(
                    request.id(),
                    new Contact(
                            customer,
                            customer,
                            Purpose.REQUEST_CONTACT,
                            invited,
                            null,
                            roles,
                            new Contact.Invitation(request.link(config.invitationPage()), request.message())));
        }
        var own = caller.email();
        if (own != null && !own.isBlank()) {
            var roles = caller.roles().stream().sorted().toList();
            contacts.publish(
                    request.id(),
                    new Contact(caller.tenant(), customer, Purpose.REQUESTER, own, caller.name(), roles, null));
        }
    }
}
