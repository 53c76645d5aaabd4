package dev.sluice.attribution.designation;

import dev.sluice.attribution.designation.DesignationEvent.Shape;
import dev.sluice.platform.audit.AuditTrail;
import dev.sluice.platform.audit.Change;
import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.deadlines.Deadline;
import dev.sluice.platform.deadlines.Deadlines;
import dev.sluice.platform.outbox.Announced;
import dev.sluice.platform.outbox.Outbox;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Designations follow scores and the clock, and their partners are told. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class DesignationChanges {

    static final String AGGREGATE = "designation";
    static final String RENEWAL = "DESIGNATION_RENEWAL";
    static final String ENDS = "DESIGNATION_ENDS";
    static final String QUALIFICATION_ENDS = "QUALIFICATION_ENDS";

    private static final Caller SYSTEM = Caller.system("designations");

    private final Designations designations;
    private final Scoring scoring;
    private final Deadlines deadlines;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final DesignationConfig config;

    DesignationChanges(
            Designations designations,
            Scoring scoring,
            Deadlines deadlines,
            Outbox outbox,
            AuditTrail audit,
            DesignationConfig config) {
        this.designations = designations;
        this.scoring = scoring;
        this.deadlines = deadlines;
        this.outbox = outbox;
        this.audit = audit;
        this.config = config;
    }

    /**
     * Measures it again; absent while there is nothing to keep. It is locked from now on. Measuring that comes late takes back no status
     * that came since.
     */
    Optional<Designation> settle(UUID partner, ScoredArea area, Instant measuredAt) {
        var known = designations.locked(partner, area);
        var day = LocalDate.ofInstant(measuredAt, ZoneOffset.UTC);
        var now =
                known.map(Designation::statusSince).filter(measuredAt::isBefore).orElse(measuredAt);
        var isEnough = scoring.score(partner, area, day).status() == Score.Status.QUALIFIED;
        if (known.isEmpty() && !isEnough) {
            return Optional.empty();
        }
        var before = known.orElseGet(() -> fresh(partner, area, now));
        var measured = before.measured(isEnough, day);
        if (measured.hasLapsedAt(now)) {
            var lapsed = measured.lapsed();
            var kept = keep(lapsed.becoming(lapsed.statusAt(now, config), now));
            tell(kept, new DesignationEvent.Lapsed(Shape.of(kept), now), now);
            return Optional.of(followed(before, kept, now));
        }
        var after = measured.becoming(measured.statusAt(now, config), now);
        return Optional.of(after.equals(before) && known.isPresent() ? before : followed(before, keep(after), now));
    }

    private Designation followed(Designation before, Designation after, Instant now) {
        record(SYSTEM, "measure_designation", before, after, now);
        return told(before, after, now);
    }

    void record(Caller caller, String operation, Designation before, Designation after, Instant now) {
        var tenants = Set.of(after.partnerTenantId());
        var id = after.id().toString();
        audit.record(caller, new Change(operation, AGGREGATE, id, null, null, before, after, tenants), now);
    }

    private Designation told(Designation before, Designation after, Instant now) {
        if (before.status() != after.status()) {
            tell(after, new DesignationEvent.Changed(Shape.of(after), before.status(), now), now);
        }
        var until = after.enrolledUntil();
        if (after.status() == DesignationStatus.ENROLLED_RENEWAL_DUE
                && before.status() != after.status()
                && until != null) {
            tell(after, new DesignationEvent.RenewalDue(Shape.of(after), until, now), now);
        }
        return after;
    }

    /** For the first time, or for another term. */
    Designation enroll(Designation before, Instant now) {
        var until = before.enrolledUntil();
        var next = (until == null ? now : until)
                .atOffset(ZoneOffset.UTC)
                .plus(config.enrolment())
                .toInstant();
        var enrolled = before.enrolled(now, next);
        var kept = keep(enrolled.becoming(enrolled.statusAt(now, config), now));
        tell(kept, new DesignationEvent.Enrolled(Shape.of(kept), next, until != null, now), now);
        return told(before, kept, now);
    }

    private Designation keep(Designation designation) {
        var kept = designations.keep(designation);
        deadlines.withdraw(AGGREGATE, kept.id());
        var due = new ArrayList<Deadline>();
        var until = kept.enrolledUntil();
        if (until != null) {
            if (kept.status() == DesignationStatus.ENROLLED) {
                due.add(deadline(kept, RENEWAL, Designation.renewableFrom(until, config)));
            }
            due.add(deadline(kept, ENDS, until));
        } else if (kept.status() == DesignationStatus.QUALIFIED && kept.qualifiedOn() != null) {
            var last = kept.qualifiedOn().plus(config.window());
            due.add(deadline(
                    kept,
                    QUALIFICATION_ENDS,
                    last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()));
        }
        deadlines.set(due);
        return kept;
    }

    private static Designation fresh(UUID partner, ScoredArea area, Instant now) {
        return new Designation(
                TimeOrderedId.next(), partner, area, DesignationStatus.IN_PROGRESS, now, null, null, null, 0);
    }

    private void tell(Designation designation, DesignationEvent event, Instant at) {
        outbox.publish(
                event,
                new Announced(
                        designation.id().toString(),
                        designations.nextEvent(designation.id()),
                        null,
                        Set.of(designation.partnerTenantId()),
                        at));
    }

    private static Deadline deadline(Designation designation, String kind, Instant at) {
        return new Deadline(
                AGGREGATE, designation.id(), kind, "", at, "PARTNER", Set.of(designation.partnerTenantId()));
    }
}
