package dev.sluice.transfer.vendorlead;

import dev.sluice.platform.deadlines.Deadline;
import dev.sluice.platform.deadlines.DueHandler;
import dev.sluice.transfer.exclusivity.OpenFlows;
import dev.sluice.transfer.legacy.LegacyLedger;
import dev.sluice.transfer.legacy.LegacySubscription;
import dev.sluice.transfer.legacy.LegacySubscriptions;
import dev.sluice.transfer.migration.VendorSchedules;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Announces what the vendor leads, schedules it on the last day of a term, and lets terms that nobody migrated go on or end. */
@ApplicationScoped
class VendorLedDue implements DueHandler {

    private static final Duration LATER = Duration.ofDays(1);

    private final LegacySubscriptions subscriptions;
    private final LegacyLedger ledger;
    private final Forecast forecast;
    private final Announcements announcements;
    private final VendorSchedules schedules;
    private final OpenFlows flows;
    private final Looks looks;
    private final boolean keepsThreeYears;

    VendorLedDue(
            LegacySubscriptions subscriptions,
            LegacyLedger ledger,
            Forecast forecast,
            Announcements announcements,
            VendorSchedules schedules,
            OpenFlows flows,
            Looks looks,
            VendorLedConfig config) {
        this.subscriptions = subscriptions;
        this.ledger = ledger;
        this.forecast = forecast;
        this.announcements = announcements;
        this.schedules = schedules;
        this.flows = flows;
        this.looks = looks;
        this.keepsThreeYears = config.keepThreeYear();
    }

    @Override
    public String aggregateType() {
        return Looks.AGGREGATE;
    }

    @Override
    public boolean lock(UUID aggregateId) {
        return subscriptions.lockUnlessHeld(aggregateId);
    }

    @Override
    public void due(UUID aggregateId, List<Deadline> rows) {
        var now = rows.getLast().dueAt();
        subscriptions
                .find(aggregateId)
                .filter(found -> found.isActive() && found.migrationId() == null)
                .ifPresent(found -> look(found, now));
    }

    private void look(LegacySubscription subscription, Instant now) {
        var isBusy = flows.find(subscription.id()).isPresent();
        if (!now.isBefore(subscription.termEnd())) {
            end(subscription, isBusy, now);
            return;
        }
        if (!isBusy && forecast.ledWith(subscription, now).isEmpty()) {
            lead(subscription, now);
        }
        looks.next(subscription, now);
    }

    private void lead(LegacySubscription subscription, Instant now) {
        var lead = forecast.lead(subscription, now);
        var renewal = subscription.renewsOn();
        if (lead.nextAfter(subscription, now).filter(renewal::equals).isEmpty()) {
            return;
        }
        var left = (int) ChronoUnit.DAYS.between(LocalDate.ofInstant(now, ZoneOffset.UTC), renewal);
        if (left <= 1) {
            schedules.schedule(subscription, keepsThreeYears, now);
        } else {
            announcements.announce(subscription, lead, renewal, left, now);
            subscriptions.addOnsOf(subscription).forEach(addOn -> announceWith(addOn, renewal, left, now));
        }
    }

    /** Add-ons go with what they add to, whenever their own terms end. */
    private void announceWith(LegacySubscription addOn, LocalDate renewal, int left, Instant now) {
        var lead = forecast.lead(addOn, now);
        if (lead.isLed(addOn) && flows.find(addOn.id()).isEmpty()) {
            announcements.announce(addOn, lead, renewal, left, now);
        }
    }

    /** What is about to migrate is left alone for now, what became free at the last moment is led; everything else renews itself, or ends. */
    private void end(LegacySubscription subscription, boolean isBusy, Instant now) {
        if (isBusy || (isLedAtItsEnd(subscription, now) && schedules.schedule(subscription, keepsThreeYears, now))) {
            looks.at(subscription, now.plus(LATER));
            return;
        }
        var after = ledger.renew(subscription, now);
        if (after.isActive()) {
            looks.changed(after, now);
        }
    }

    private boolean isLedAtItsEnd(LegacySubscription subscription, Instant now) {
        var atItsEnd = subscription.termEnd().minus(1, ChronoUnit.MICROS);
        return forecast.ledWith(subscription, atItsEnd).isEmpty()
                && forecast.lead(subscription, now)
                        .nextAfter(subscription, atItsEnd)
                        .filter(subscription.renewsOn()::equals)
                        .isPresent();
    }
}
