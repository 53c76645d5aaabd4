package dev.sluice.attribution.designation;

import dev.sluice.attribution.registry.Partners;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows scores, and enrolls partners whose score was enough. */
@ApplicationScoped
@Transactional
public class DesignationDesk {

    private final Designations designations;
    private final DesignationChanges changes;
    private final Scoring scoring;
    private final Partners partners;
    private final DesignationConfig config;
    private final BusinessClock clock;

    DesignationDesk(
            Designations designations,
            DesignationChanges changes,
            Scoring scoring,
            Partners partners,
            DesignationConfig config,
            BusinessClock clock) {
        this.designations = designations;
        this.changes = changes;
        this.scoring = scoring;
        this.partners = partners;
        this.config = config;
        this.clock = clock;
    }

    /** @param designation absent while the score was never enough */
    public record Standing(
            Score score,
            DesignationStatus status,
            LocalDate asOf,
            Optional<Designation> designation,
            Optional<Instant> renewableFrom) {}

    /** @throws Refusal 404 to who is no part of it */
    public Standing get(Caller caller, UUID partner, ScoredArea area, @Nullable LocalDate asOf) {
        requireSeen(caller, partner);
        var now = clock.now();
        var day = asOf == null ? LocalDate.ofInstant(now, ZoneOffset.UTC) : asOf;
        var score = scoring.score(partner, area, day);
        var known = designations.find(partner, area);
        return new Standing(
                score, status(score, known, asOf == null ? now : begin(asOf)), day, known, renewable(known));
    }

    /** Of a day that is not today by the score of the day alone, unless the present enrolment covers it. */
    private DesignationStatus status(Score score, Optional<Designation> known, Instant at) {
        var byClock = known.filter(found -> !at.isBefore(since(found)))
                .map(found -> found.statusAt(at, config))
                .orElse(DesignationStatus.IN_PROGRESS);
        return byClock == DesignationStatus.IN_PROGRESS && score.status() == Score.Status.QUALIFIED
                ? DesignationStatus.QUALIFIED
                : byClock;
    }

    private static Instant since(Designation designation) {
        var enrolled = designation.enrolledAt();
        var qualified = designation.qualifiedOn();
        if (enrolled != null) {
            return enrolled;
        }
        return qualified == null ? designation.statusSince() : begin(qualified);
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private Optional<Instant> renewable(Optional<Designation> known) {
        return known.map(Designation::enrolledUntil).map(until -> Designation.renewableFrom(until, config));
    }

    public void enroll(Caller caller, UUID partner, ScoredArea area, @Nullable IfMatch ifMatch) {
        var now = clock.now();
        var found = measured(caller, partner, area, ifMatch, now);
        if (found.status().isEnrolled()) {
            throw Enrolment.already(found);
        }
        carryOut(caller, "enroll_designation", found, now);
    }

    public void renew(Caller caller, UUID partner, ScoredArea area, @Nullable IfMatch ifMatch) {
        var now = clock.now();
        var enrolled = settled(caller, partner, area, ifMatch, now)
                .filter(found -> found.status().isEnrolled())
                .orElseThrow(Enrolment::none);
        if (enrolled.status() != DesignationStatus.ENROLLED_RENEWAL_DUE) {
            throw Enrolment.notDue(enrolled, renewable(Optional.of(enrolled)).orElseThrow());
        }
        if (!enrolled.isQualifiedAt(now, config)) {
            throw Enrolment.notQualified(score(partner, area, now));
        }
        carryOut(caller, "renew_designation", enrolled, now);
    }

    private Designation measured(Caller caller, UUID partner, ScoredArea area, @Nullable IfMatch ifMatch, Instant now) {
        return settled(caller, partner, area, ifMatch, now)
                .filter(designation -> designation.status() != DesignationStatus.IN_PROGRESS)
                .orElseThrow(() -> Enrolment.notQualified(score(partner, area, now)));
    }

    /** The caller names the version it read; measuring anew may make another one. */
    private Optional<Designation> settled(
            Caller caller, UUID partner, ScoredArea area, @Nullable IfMatch ifMatch, Instant now) {
        requireSeen(caller, partner);
        IfMatch.honour(
                ifMatch,
                designations.locked(partner, area).map(Designation::version).orElse(0L));
        return changes.settle(partner, area, now);
    }

    private Score score(UUID partner, ScoredArea area, Instant now) {
        return scoring.score(partner, area, LocalDate.ofInstant(now, ZoneOffset.UTC));
    }

    private void carryOut(Caller caller, String operation, Designation before, Instant now) {
        changes.record(caller, operation, before, changes.enroll(before, now), now);
    }

    private void requireSeen(Caller caller, UUID partner) {
        var isItsOwn = caller.isOperator() || caller.belongsTo(partner);
        if (!isItsOwn || partners.find(partner).isEmpty()) {
            throw Refusal.unknown("partner", partner);
        }
    }
}
