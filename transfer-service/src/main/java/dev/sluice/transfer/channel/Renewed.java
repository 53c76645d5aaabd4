package dev.sluice.transfer.channel;

import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.transfer.migration.MigrationFacts;
import dev.sluice.transfer.migration.MigrationLog;
import dev.sluice.transfer.migration.MigrationState;
import dev.sluice.transfer.order.NewOrder;
import dev.sluice.transfer.order.OrderLedger;
import dev.sluice.transfer.provisioning.Outcome;
import dev.sluice.transfer.provisioning.Provision;
import dev.sluice.transfer.provisioning.ProvisioningClient;
import dev.sluice.transfer.registry.PartnerRef;
import dev.sluice.transfer.seat.Seats;
import dev.sluice.transfer.subscription.NewSubscription;
import dev.sluice.transfer.subscription.Origin;
import dev.sluice.transfer.subscription.SubscriptionLedger;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What comes of a renewal: a subscription, its order, and a migration on record. The EA itself never changes. */
@ApplicationScoped
class Renewed implements ProvisioningClient {

    static final String KIND = "channel-transfer";

    private final ChannelTransfers transfers;
    private final Rechecks rechecks;
    private final Holds holds;
    private final Creation creation;
    private final SubscriptionLedger subscriptions;
    private final OrderLedger orders;
    private final MigrationLog migrations;
    private final ResellerTask resellerTask;
    private final Seats seats;
    private final ReleaseRequests releases;
    private final Settlement settlement;
    private final TransferNews news;

    Renewed(
            ChannelTransfers transfers,
            Rechecks rechecks,
            Holds holds,
            Creation creation,
            SubscriptionLedger subscriptions,
            OrderLedger orders,
            MigrationLog migrations,
            ResellerTask resellerTask,
            Seats seats,
            ReleaseRequests releases,
            Settlement settlement,
            TransferNews news) {
        this.transfers = transfers;
        this.rechecks = rechecks;
        this.holds = holds;
        this.creation = creation;
        this.subscriptions = subscriptions;
        this.orders = orders;
        this.migrations = migrations;
        this.resellerTask = resellerTask;
        this.seats = seats;
        this.releases = releases;
        this.settlement = settlement;
        this.news = news;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int atOnce() {
        return Processing.AT_ONCE;
    }

    @Override
    public Collection<UUID> lockAll(Collection<UUID> ids) {
        var locked = transfers.lockAllUnlessHeld(ids);
        var lockedIds = locked.stream().map(ChannelTransfer::id).toList();
        rechecks.readAhead(locked);
        creation.readAhead(locked);
        releases.readAhead(lockedIds);
        migrations.readAhead(locked.stream()
                .map(ChannelTransfer::migrationId)
                .filter(Objects::nonNull)
                .toList());
        return lockedIds;
    }

    void started(ChannelTransfer transfer, Instant now) {
        migrations.started(facts(transfer, MigrationState.PROCESSING, null, null), transfer.id(), now);
    }

    @Override
    public Optional<Provision> ready(UUID id, int attempt, Instant now) {
        var transfer = transfers.lock(id).orElseThrow();
        if (transfer.state() != TransferState.PROCESSING) {
            return Optional.empty();
        }
        var obstacle = rechecks.obstacle(transfer);
        obstacle.ifPresent(reason -> {
            fail(transfer, reason.name(), now);
            holds.hold(transfer, reason, now);
            transfers.save();
        });
        return obstacle.isPresent() ? Optional.empty() : Optional.of(creation.provision(transfer, attempt));
    }

    @Override
    public void provisioned(UUID id, String provisionedAs, Instant now) {
        var transfer = processing(id);
        var before = transfer.facts();
        var subscription = TimeOrderedId.next();
        var order = TimeOrderedId.next();
        var made = creation.subscription(transfer, subscription, order, provisionedAs);
        subscriptions.open(made, now);
        seats.pass(id, subscription);
        orders.placed(order(made), subscription, id, now);
        var effectiveAt = transfer.schedule().startDate().atStartOfDay().toInstant(ZoneOffset.UTC);
        migrations.completed(
                facts(transfer, MigrationState.PROCESSING, null, null),
                facts(transfer, MigrationState.COMPLETED, subscription, order),
                id,
                effectiveAt,
                now);
        news.tell(transfer, transfer.complete(subscription, order, now), now);
        resellerTask.openIfMissing(transfer, subscription, now);
        settlement.completed(transfer, now);
        news.keep(Processing.SYSTEM, "complete_channel_transfer", transfer, before, now);
        transfers.save();
    }

    @Override
    public void refused(UUID id, Outcome.Refused refusal, Instant now) {
        failed(processing(id), refusal.code(), refusal.detail(), now);
        transfers.save();
    }

    @Override
    public void postponed(UUID id, Outcome.Unavailable reason, Instant now) {
        processing(id).met(reason.code(), reason.detail());
        transfers.save();
    }

    void failed(ChannelTransfer transfer, String code, String detail, Instant now) {
        var before = transfer.facts();
        news.tell(transfer, transfer.fail(code, detail, now), now);
        fail(transfer, code, now);
        settlement.over(transfer, now);
        news.keep(Processing.SYSTEM, "fail_channel_transfer", transfer, before, now);
    }

    private void fail(ChannelTransfer transfer, String code, Instant now) {
        migrations.failed(
                facts(transfer, MigrationState.PROCESSING, null, null),
                facts(transfer, MigrationState.FAILED_RETRYABLE, null, null),
                code,
                transfer.id(),
                now);
    }

    private ChannelTransfer processing(UUID id) {
        var transfer = transfers.lock(id).orElseThrow();
        if (transfer.state() != TransferState.PROCESSING) {
            throw new IllegalStateException("%s is %s".formatted(id, transfer.state()));
        }
        return transfer;
    }

    private static NewOrder order(NewSubscription made) {
        return new NewOrder(
                made.orderId(),
                made.customerTenantId(),
                made.partner(),
                made.sku(),
                made.name(),
                made.quantity(),
                made.plan(),
                made.startDate(),
                made.origin(),
                made.predecessor(),
                made.partnerIdOnRecord(),
                made.promotionId());
    }

    private static MigrationFacts facts(
            ChannelTransfer transfer, MigrationState state, @Nullable UUID subscription, @Nullable UUID order) {
        var plan = transfer.schedule().wish().plan();
        return new MigrationFacts(
                Objects.requireNonNull(transfer.migrationId()),
                Origin.EA_RENEWAL,
                state,
                new PartnerRef(transfer.partnerTenantId(), transfer.partnerName()),
                transfer.customerTenantId(),
                transfer.eaSubscriptionId(),
                transfer.sku(),
                transfer.schedule().wish().quantity(),
                plan.termDuration(),
                plan.billingCycle(),
                subscription,
                order);
    }
}
