package dev.sluice.transfer.handover;

import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.transfer.exclusivity.OpenFlows;
import dev.sluice.transfer.provisioning.Outcome;
import dev.sluice.transfer.provisioning.Provision;
import dev.sluice.transfer.provisioning.ProvisioningClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Carries accepted transfers out, group by group: what the provisioner has made goes over, from the day on which it did. */
@ApplicationScoped
class Completion implements ProvisioningClient {

    static final String KIND = "partner-transfer";

    private final PartnerTransfers transfers;
    private final Lines lines;
    private final Stocks stocks;
    private final HandoverChecks checks;
    private final Outcomes outcomes;
    private final ResellerTask resellerTask;
    private final OpenFlows flows;

    Completion(
            PartnerTransfers transfers,
            Lines lines,
            Stocks stocks,
            HandoverChecks checks,
            Outcomes outcomes,
            ResellerTask resellerTask,
            OpenFlows flows) {
        this.transfers = transfers;
        this.lines = lines;
        this.stocks = stocks;
        this.checks = checks;
        this.outcomes = outcomes;
        this.resellerTask = resellerTask;
        this.flows = flows;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** A group of a transfer, locked. */
    private record Group(UUID id, PartnerTransfer transfer, List<Line> lines, Map<String, Transferable> known) {

        /** What keeps it from going over now. */
        Optional<Transferable> inactive() {
            return lines.stream()
                    .flatMap(line -> Stream.ofNullable(known.get(line.subscriptionId())))
                    .filter(subscription -> !subscription.isActive())
                    .findFirst();
        }

        Transferable of(Line line) {
            var found = known.get(line.subscriptionId());
            if (found == null) {
                throw new IllegalStateException("no subscription " + line.subscriptionId());
            }
            return found;
        }
    }

    @Override
    public Optional<Provision> ready(UUID id, int attempt, Instant now) {
        var group = group(id, now);
        if (group.lines().isEmpty() || isOver(group, now) || isNotServed(group, now)) {
            return Optional.empty();
        }
        return Optional.of(provision(group, attempt, now));
    }

    /** True when a subscription of the group has ended: nothing is left that could go over. */
    private boolean isOver(Group group, Instant now) {
        var inactive = group.inactive();
        inactive.ifPresent(subscription -> {
            outcomes.fail(group.transfer(), group.id(), LinePolicy.NOT_ACTIVE, LinePolicy.notActive(subscription), now);
            outcomes.settle(group.transfer(), now);
        });
        return inactive.isPresent();
    }

    private boolean isNotServed(Group group, Instant now) {
        var transfer = group.transfer();
        if (checks.serves(transfer.target().tenantId(), transfer.customerTenantId())) {
            return false;
        }
        outcomes.fail(
                transfer, group.id(), Line.RELATIONSHIP_MISSING, "The target no longer serves the customer.", now);
        outcomes.settle(transfer, now);
        return true;
    }

    private Provision provision(Group group, int attempt, Instant now) {
        var base = group.of(group.lines().getFirst());
        var addOns = group.lines().stream()
                .skip(1)
                .map(group::of)
                .map(addOn -> new Provision.AddOn(addOn.sku(), addOn.quantity(), addOn.provisionedAs()))
                .toList();
        return new Provision(
                group.id(),
                group.transfer().customerTenantId(),
                group.transfer().target().tenantId(),
                base.sku(),
                base.quantity(),
                base.plan().termDuration(),
                base.plan().billingCycle(),
                LocalDate.ofInstant(now, ZoneOffset.UTC),
                base.termEndDate(),
                reseller(group.transfer()),
                base.provisionedAs(),
                addOns,
                attempt);
    }

    /** The one that was named, unless it no longer fits: then the target has to name another. */
    private @Nullable String reseller(PartnerTransfer transfer) {
        var named = transfer.partnerIdOnRecord();
        return checks.fits(transfer.target(), named) ? named : null;
    }

    /** It was allowed when it was ordered; a relationship that has ended since does not undo what is made. */
    @Override
    public void provisioned(UUID id, String provisionedAs, Instant now) {
        var group = group(id, now);
        if (!group.lines().isEmpty() && !isOver(group, now)) {
            pass(group, provisionedAs, now);
            outcomes.settle(group.transfer(), now);
        }
    }

    /** Add-ons are known by their base's name and their number. */
    private void pass(Group group, String provisionedAs, Instant now) {
        var transfer = group.transfer();
        var effectiveAt =
                LocalDate.ofInstant(now, ZoneOffset.UTC).atStartOfDay().toInstant(ZoneOffset.UTC);
        var reseller = reseller(transfer);
        var become = new HashMap<UUID, String>();
        for (var line : group.lines()) {
            var base = line.baseLineId();
            var to = new Stock.Destination(
                    transfer.id(),
                    transfer.target(),
                    TimeOrderedId.next(),
                    base == null ? provisionedAs : provisionedAs + "/" + become.size(),
                    reseller,
                    base == null ? null : become.get(base));
            var id = stocks.pass(group.of(line), to, now);
            become.put(line.id(), id);
            lines.moved(line.id(), id, to.orderId(), effectiveAt);
            flows.release(transfer.id(), line.subscriptionId());
            resellerTask.openIfMissing(transfer, reseller, id, now);
        }
    }

    @Override
    public void refused(UUID id, Outcome.Refused refusal, Instant now) {
        var group = group(id, now);
        if (!group.lines().isEmpty()) {
            outcomes.fail(group.transfer(), id, refusal.code(), refusal.detail(), now);
            outcomes.settle(group.transfer(), now);
        }
    }

    @Override
    public void postponed(UUID id, Outcome.Unavailable reason, Instant now) {
        var transfer = lines.transferOf(id).flatMap(transfers::lock).orElseThrow();
        if (lines.met(id, reason.code(), reason.detail())) {
            transfers.touch(transfer);
        }
    }

    /** Empty when it no longer waits. */
    private Group group(UUID id, Instant now) {
        var transfer = lines.transferOf(id).flatMap(transfers::lock).orElseThrow();
        var open = lines.of(transfer.id()).stream()
                .filter(line -> line.groupId().equals(id) && line.isOpen())
                .toList();
        var known = stocks.lock(open.stream().map(Line::subscriptionId).toList(), now);
        return new Group(id, transfer, open, known);
    }
}
