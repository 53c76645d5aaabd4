package dev.sluice.transfer.handover;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.exclusivity.OpenFlow;
import dev.sluice.transfer.registry.PartnerRef;
import dev.sluice.transfer.relationship.ServedCustomers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows transfers to their parties, and to a partner what it could hand over. */
@ApplicationScoped
@Transactional
public class PartnerTransferDesk {

    private final PartnerTransfers transfers;
    private final Lines lines;
    private final Stocks stocks;
    private final HandoverChecks checks;
    private final ServedCustomers served;
    private final BusinessClock clock;

    PartnerTransferDesk(
            PartnerTransfers transfers,
            Lines lines,
            Stocks stocks,
            HandoverChecks checks,
            ServedCustomers served,
            BusinessClock clock) {
        this.transfers = transfers;
        this.lines = lines;
        this.stocks = stocks;
        this.checks = checks;
        this.served = served;
        this.clock = clock;
    }

    static Refusal unknown(UUID id) {
        return Refusal.unknown("transfer", id).with("realCode", "900100");
    }

    public PartnerTransferView get(Caller caller, UUID id) {
        return transfers
                .findByIdOptional(id)
                .filter(found -> found.sideOf(caller).isPresent())
                .map(found -> PartnerTransferView.of(found, lines.of(id), caller, clock.now()))
                .orElseThrow(() -> unknown(id));
    }

    public Page<PartnerTransferView> list(
            Caller caller, @Nullable UUID customer, @Nullable PartnerTransferState state, PageRequest page) {
        var now = clock.now();
        var found = transfers.list(caller, new PartnerTransfers.Wanted(customer, state, now), page);
        var ofAll = lines.ofAll(found.items().stream().map(PartnerTransfer::id).toList());
        return found.map(transfer ->
                PartnerTransferView.of(transfer, ofAll.getOrDefault(transfer.id(), List.of()), caller, now));
    }

    /**
     * What the partner has with the customer, and what stands against handing it over. Whom the customer has left may still hand over what
     * it has.
     */
    public Page<EligibilityView> eligibility(Caller caller, UUID customer, TransferModel model) {
        var held = stocks.of(customer, caller.tenant());
        if (held.isEmpty() && served.since(caller.tenant(), customer).isEmpty()) {
            Objection.refuse(List.of(HandoverReason.NO_CUSTOMER_RELATIONSHIP.objection()));
        }
        var known = held.stream().collect(Collectors.toMap(Transferable::subscriptionId, Function.identity()));
        var open = checks.open(known.keySet(), null);
        var items = held.stream()
                .map(found -> eligibility(found, known, open, caller, model))
                .toList();
        return new Page<>(items, null);
    }

    private EligibilityView eligibility(
            Transferable found,
            Map<String, Transferable> known,
            Map<String, OpenFlow> open,
            Caller caller,
            TransferModel model) {
        var self = new PartnerRef(caller.tenant(), "");
        var asked = new PartnerTransfer.Wanted(model, found.customerTenantId(), self, self, Set.of(), null);
        var line = new LineEntry(found.subscriptionId(), null, null);
        var reasons = checks.ofLinesBeside(open, asked, List.of(line), known).stream()
                .map(objection -> EligibilityView.Reason.of(objection.violation()))
                .toList();
        var addOns = known.values().stream()
                .filter(other -> other.travelsWith(found.subscriptionId(), known))
                .map(Transferable::subscriptionId)
                .sorted()
                .toList();
        return EligibilityView.of(found, reasons, addOns);
    }
}
