package dev.sluice.transfer.handover;

import dev.sluice.platform.tenancy.Caller;
import dev.sluice.platform.tenancy.TenantType;
import dev.sluice.transfer.exclusivity.OpenFlows;
import dev.sluice.transfer.registry.PartnerRef;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A transfer between partners. Every change of state is a verb, and every verb returns what announces it. */
@Entity
@Table(name = "partner_transfer")
class PartnerTransfer {

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private TransferModel model;

    private UUID customerTenantId;
    private UUID sourceTenantId;
    private String sourceName;
    private UUID targetTenantId;
    private String targetName;
    private @Nullable String productTypes;
    private @Nullable String partnerIdOnRecord;

    @Enumerated(EnumType.STRING)
    private PartnerTransferState state;

    private Instant stateSince;
    private Instant requestedAt;
    private Instant expiresAt;
    private @Nullable Instant acceptedAt;
    private @Nullable Instant completeBy;

    @Version
    private int version = 1;

    private long sequence;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected PartnerTransfer() {}

    PartnerTransfer(UUID id, Wanted wanted, Instant now, Instant expiresAt) {
        this.id = id;
        this.model = wanted.model();
        this.customerTenantId = wanted.customerTenantId();
        this.sourceTenantId = wanted.source().tenantId();
        this.sourceName = wanted.source().name();
        this.targetTenantId = wanted.target().tenantId();
        this.targetName = wanted.target().name();
        this.productTypes = wanted.productTypes().isEmpty()
                ? null
                : wanted.productTypes().stream().map(ProductType::name).sorted().collect(Collectors.joining(","));
        this.partnerIdOnRecord = wanted.partnerIdOnRecord();
        this.state = PartnerTransferState.PENDING;
        this.stateSince = now;
        this.requestedAt = now;
        this.expiresAt = expiresAt;
    }

    /**
     * What is asked for.
     *
     * @param productTypes empty: all
     * @param partnerIdOnRecord the target's reseller
     */
    record Wanted(
            TransferModel model,
            UUID customerTenantId,
            PartnerRef source,
            PartnerRef target,
            Set<ProductType> productTypes,
            @Nullable String partnerIdOnRecord) {}

    /** @param reseller instead of the one that was named */
    Wanted wanted(@Nullable String reseller) {
        return new Wanted(
                model,
                customerTenantId,
                source(),
                target(),
                productTypes(),
                reseller == null ? partnerIdOnRecord : reseller);
    }

    PartnerTransferEvent requested() {
        return new PartnerTransferEvent.Requested(facts(), expiresAt);
    }

    /** @param reseller the target's, where it names one now */
    PartnerTransferEvent accept(@Nullable String reseller, Instant now, Instant by) {
        moveTo(PartnerTransferState.IN_PROGRESS, now);
        this.partnerIdOnRecord = reseller == null ? partnerIdOnRecord : reseller;
        this.acceptedAt = now;
        this.completeBy = by;
        return new PartnerTransferEvent.Accepted(facts(), by);
    }

    PartnerTransferEvent decline(Instant now) {
        moveTo(PartnerTransferState.DECLINED, now);
        return new PartnerTransferEvent.Declined(facts());
    }

    PartnerTransferEvent cancel(Instant now) {
        moveTo(PartnerTransferState.CANCELED, now);
        return new PartnerTransferEvent.Canceled(facts());
    }

    /** At the deadline itself, however late it is noticed. */
    PartnerTransferEvent expire() {
        moveTo(PartnerTransferState.EXPIRED, expiresAt);
        return new PartnerTransferEvent.Expired(facts(), expiresAt);
    }

    PartnerTransferEvent lineFailed(Line line) {
        return new PartnerTransferEvent.LineFailed(
                id,
                model,
                state,
                customerTenantId,
                source(),
                line.subscriptionId(),
                line.groupId(),
                line.realCode(),
                line.requireFailureCode());
    }

    /** @param lines none of them is open any more */
    PartnerTransferEvent complete(List<Line> lines, Instant now) {
        var moved = lines.stream().map(Line::moved).flatMap(Optional::stream).toList();
        moveTo(outcome(moved.size(), lines.size()), now);
        var effectiveAt = moved.stream()
                .map(PartnerTransferEvent.Moved::effectiveAt)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new PartnerTransferEvent.Completed(facts(), moved, lines.size() - moved.size(), effectiveAt);
    }

    private static PartnerTransferState outcome(int moved, int all) {
        if (moved == 0) {
            return PartnerTransferState.FAILED;
        }
        return moved == all ? PartnerTransferState.COMPLETE : PartnerTransferState.PARTIALLY_COMPLETE;
    }

    private void moveTo(PartnerTransferState target, Instant at) {
        if (!state.canBecome(target)) {
            throw new IllegalStateException("%s cannot go from %s to %s".formatted(id, state, target));
        }
        this.state = target;
        this.stateSince = at;
    }

    long nextSequence() {
        return ++sequence;
    }

    PartnerTransferFacts facts() {
        return new PartnerTransferFacts(id, model, state, customerTenantId, source(), target());
    }

    /** As whom somebody takes part; empty for strangers. */
    Optional<Side> sideOf(Caller caller) {
        if (caller.isOperator()) {
            return Optional.of(Side.OPERATOR);
        }
        if (caller.is(TenantType.CUSTOMER)) {
            return Optional.of(Side.CUSTOMER).filter(_ -> caller.belongsTo(customerTenantId));
        }
        if (!caller.is(TenantType.PARTNER)) {
            return Optional.empty();
        }
        return Stream.of(Side.SOURCE, Side.TARGET)
                .filter(side -> caller.belongsTo(tenant(side)))
                .findFirst();
    }

    private UUID tenant(Side side) {
        return side == Side.SOURCE ? sourceTenantId : targetTenantId;
    }

    Side requester() {
        return model == TransferModel.NEW_COMMERCE ? Side.TARGET : Side.SOURCE;
    }

    /** Who accepts or declines. */
    Side asked() {
        return model == TransferModel.NEW_COMMERCE ? Side.SOURCE : Side.TARGET;
    }

    /** By the clock: a deadline binds at its instant, swept or not. */
    PartnerTransferState stateAt(Instant now) {
        return state == PartnerTransferState.PENDING && !now.isBefore(expiresAt) ? PartnerTransferState.EXPIRED : state;
    }

    Instant stateSinceAt(Instant now) {
        return stateAt(now) == state ? stateSince : expiresAt;
    }

    /** What the source chose is the target's to know when it is over; what it offers, at once. */
    boolean showsLinesTo(Side side, Instant now) {
        return side != Side.TARGET
                || model == TransferModel.LEGACY
                || stateAt(now).isOver();
    }

    /** Who hears at once of a line. */
    Set<UUID> audienceOfLines() {
        return model == TransferModel.LEGACY ? parties() : Set.of(customerTenantId, sourceTenantId);
    }

    /** Whose subscriptions it has to itself. */
    OpenFlows.Parties heldBy() {
        return new OpenFlows.Parties(customerTenantId, sourceTenantId);
    }

    Set<UUID> parties() {
        return Set.of(customerTenantId, sourceTenantId, targetTenantId);
    }

    Set<ProductType> productTypes() {
        return productTypes == null
                ? Set.of()
                : Stream.of(productTypes.split(",")).map(ProductType::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    UUID id() {
        return id;
    }

    TransferModel model() {
        return model;
    }

    UUID customerTenantId() {
        return customerTenantId;
    }

    PartnerRef source() {
        return new PartnerRef(sourceTenantId, sourceName);
    }

    PartnerRef target() {
        return new PartnerRef(targetTenantId, targetName);
    }

    @Nullable
    String partnerIdOnRecord() {
        return partnerIdOnRecord;
    }

    PartnerTransferState state() {
        return state;
    }

    Instant requestedAt() {
        return requestedAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    @Nullable
    Instant acceptedAt() {
        return acceptedAt;
    }

    @Nullable
    Instant completeBy() {
        return completeBy;
    }

    int version() {
        return version;
    }
}
