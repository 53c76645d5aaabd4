package dev.sluice.transfer.relationship;

import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.region.Market;
import dev.sluice.transfer.registry.Directory;
import dev.sluice.transfer.registry.KnownCustomer;
import dev.sluice.transfer.relationship.LockedRequests.Pending;
import dev.sluice.transfer.relationship.Relationship.Bond;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A customer accepts or declines. */
@ApplicationScoped
@Transactional
public class AnswerDesk {

    private final LockedRequests locked;
    private final Requests requests;
    private final RelationshipLedger ledger;
    private final Directory directory;

    AnswerDesk(LockedRequests locked, Requests requests, RelationshipLedger ledger, Directory directory) {
        this.locked = locked;
        this.requests = requests;
        this.ledger = ledger;
        this.directory = directory;
    }

    /** The region is looked at once more: before the acceptance nobody knows whose an address is. */
    public UUID accept(Caller caller, UUID id, @Nullable IfMatch ifMatch) {
        var pending = forCustomer(caller, id, ifMatch);
        var customer = directory.requireCustomer(caller.tenant());
        var request = pending.request();
        var event = mayServe(request, customer)
                ? request.accept(customer.tenantId(), establish(pending, customer.tenantId()), pending.now())
                : request.rejectRegion(customer.tenantId(), pending.now());
        return answered(caller, "accept_relationship_request", pending, event);
    }

    public UUID decline(Caller caller, UUID id, @Nullable IfMatch ifMatch) {
        var pending = forCustomer(caller, id, ifMatch);
        return answered(
                caller,
                "decline_relationship_request",
                pending,
                pending.request().decline(caller.tenant(), pending.now()));
    }

    private Pending forCustomer(Caller caller, UUID id, @Nullable IfMatch ifMatch) {
        var pending = locked.require(caller, id, ifMatch);
        if (pending.request()
                .partyOf(caller)
                .filter(RequestParty.CUSTOMER::equals)
                .isEmpty()) {
            throw Refusal.forbidden("ROLE_NOT_ALLOWED", "Only the customer answers.");
        }
        return pending;
    }

    private boolean mayServe(RelationshipRequest request, KnownCustomer customer) {
        return Stream.of(Optional.of(request.partner()), request.provider())
                .flatMap(Optional::stream)
                .map(partner -> directory.requirePartner(partner.tenantId()))
                .allMatch(partner -> Market.mayServe(partner.region(), customer.region()));
    }

    private List<RelationshipRef> establish(Pending pending, UUID customer) {
        var request = pending.request();
        var partner = request.partner();
        var bonds = request.provider()
                .map(provider -> List.of(
                        new Bond(RelationshipType.INDIRECT_RESELLER, partner, customer, provider.tenantId()),
                        new Bond(RelationshipType.INDIRECT_PROVIDER, provider, customer, partner.tenantId())))
                .orElseGet(() -> List.of(new Bond(RelationshipType.RESELLER, partner, customer, null)));
        return bonds.stream()
                .map(bond -> ledger.establish(bond, request, pending.now()))
                .map(Relationship::ref)
                .toList();
    }

    private UUID answered(Caller caller, String operation, Pending pending, RelationshipEvent event) {
        var request = locked.acted(caller, operation, pending, event);
        requests.addParty(caller.tenant(), RequestParty.CUSTOMER, request);
        return request.id();
    }
}
