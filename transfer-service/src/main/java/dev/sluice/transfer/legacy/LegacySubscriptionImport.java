package dev.sluice.transfer.legacy;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.imports.ImportKind;
import dev.sluice.platform.paging.Position;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.registry.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Legacy subscriptions in bulk; what says nothing new changes nothing. */
@ApplicationScoped
class LegacySubscriptionImport implements ImportKind<LegacySubscriptionRow> {

    private final LegacySubscriptions subscriptions;
    private final LegacyLedger ledger;
    private final Directory directory;
    private final Clock realTime;
    private final BusinessClock clock;

    LegacySubscriptionImport(
            LegacySubscriptions subscriptions,
            LegacyLedger ledger,
            Directory directory,
            Clock realTime,
            BusinessClock clock) {
        this.subscriptions = subscriptions;
        this.ledger = ledger;
        this.directory = directory;
        this.realTime = realTime;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "legacy-subscriptions";
    }

    @Override
    public Set<String> allowed() {
        return Set.of("OPERATOR:registry");
    }

    @Override
    public Class<LegacySubscriptionRow> row() {
        return LegacySubscriptionRow.class;
    }

    @Override
    public void apply(LegacySubscriptionRow row, Caller caller) {
        var now = clock.now();
        directory.requireCustomer(row.customerTenantId());
        var before = subscriptions.lock(LegacySubscription.normal(row.subscriptionId()));
        var place = before.map(LegacySubscription::place)
                .orElseGet(() -> new Position(realTime.instant(), TimeOrderedId.next()));
        var version = before.map(known -> known.version() + 1).orElse(1L);
        var told = row.subscription(place, tenure(before.orElse(null), row, now), version, now);
        requireBase(told);
        if (before.isEmpty()) {
            requireFree(told.id());
            ledger.register(caller, null, told.at(now), now);
        } else {
            replace(caller, before.get(), told.after(before.get()), now);
        }
    }

    private void requireBase(LegacySubscription told) {
        var base = told.baseSubscriptionId();
        if (base != null && subscriptions.hangsOn(base, told.id())) {
            throw Refusal.malformed("/baseSubscriptionId", "INVALID_VALUE", "adds to this one itself");
        }
    }

    /** One id is one subscription, of whichever kind. */
    private void requireFree(String id) {
        if (subscriptions.isTaken(id)) {
            throw conflict("SUBSCRIPTION_ID_TAKEN", "/subscriptionId", "A subscription of New Commerce has this id.");
        }
    }

    /** Terms that were over since the file was written have been followed by others: both are compared as they stand now. */
    private void replace(Caller caller, LegacySubscription known, LegacySubscription told, Instant now) {
        requireSame(known, told);
        if (known.migrationId() == null && !saysTheSame(known.at(now), told.at(now))) {
            ledger.register(caller, known, told.at(now), now);
        }
    }

    /** Another partner has it from the day on which that is told; what it was before stays. */
    private static Tenure tenure(@Nullable LegacySubscription before, LegacySubscriptionRow row, Instant now) {
        if (before == null) {
            return Tenure.since(row.purchasedOn());
        }
        var known = before.tenure().boughtOn(row.purchasedOn());
        return before.partnerTenantId().equals(row.partnerTenantId())
                ? known
                : known.passedOn(LocalDate.ofInstant(now, ZoneOffset.UTC));
    }

    /** What has moved, or is moving, to New Commerce or to another partner is no longer the registry's to change. */
    private void requireSame(LegacySubscription known, LegacySubscription told) {
        if (subscriptions.isHandedOver(known.id()) && !saysTheSame(known, told.at(inTerm(known)))) {
            throw conflict("ACTION_NOT_ALLOWED_IN_STATE", null, "It has gone over to another partner, as another one.");
        }
        if (known.migrationId() != null && !saysTheSame(known, told.at(inTerm(known)))) {
            throw conflict("SUBSCRIPTION_MIGRATED", null, "It has moved, or is moving, to New Commerce.");
        }
        if (!known.customerTenantId().equals(told.customerTenantId())) {
            throw conflict(
                    "CUSTOMER_FIXED", "/customerTenantId", "A subscription stays with the customer that bought it.");
        }
    }

    /** Of what no longer renews itself: the last moment of its last term. */
    private static Instant inTerm(LegacySubscription known) {
        return known.termEnd().minus(1, ChronoUnit.MICROS);
    }

    private static Refusal conflict(String code, @Nullable String pointer, String message) {
        return new Refusal(Refusal.Kind.CONFLICT, code, message, List.of(Violation.of(pointer, code, message)));
    }

    private static boolean saysTheSame(LegacySubscription known, LegacySubscription told) {
        return told.equals(new LegacySubscription(
                known.place(),
                known.id(),
                known.customerTenantId(),
                known.partnerTenantId(),
                known.offerId(),
                known.migrationId() == null ? known.status() : told.status(),
                told.statusSince(),
                known.purchasedOn(),
                known.termEnd(),
                told.renewalDay(),
                known.termDuration(),
                known.billingCycle(),
                known.quantity(),
                known.promotion(),
                known.segment(),
                known.trial(),
                known.baseSubscriptionId(),
                known.autoRenew(),
                known.partnerIdOnRecord(),
                null,
                told.tenure(),
                told.version()));
    }
}
