package dev.sluice.attribution.designation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A partner's designation in an area.
 *
 * @param qualifiedOn the last day on which the score was enough
 * @param enrolledUntil absent unless it is enrolled
 */
public record Designation(
        UUID id,
        UUID partnerTenantId,
        ScoredArea area,
        DesignationStatus status,
        Instant statusSince,
        @Nullable LocalDate qualifiedOn,
        @Nullable Instant enrolledAt,
        @Nullable Instant enrolledUntil,
        long version) {

    /** What the clock says. */
    DesignationStatus statusAt(Instant now, DesignationConfig config) {
        var until = enrolledUntil;
        if (until != null && now.isBefore(until)) {
            return now.isBefore(renewableFrom(until, config))
                    ? DesignationStatus.ENROLLED
                    : DesignationStatus.ENROLLED_RENEWAL_DUE;
        }
        return isQualifiedAt(now, config) ? DesignationStatus.QUALIFIED : DesignationStatus.IN_PROGRESS;
    }

    boolean isQualifiedAt(Instant now, DesignationConfig config) {
        return qualifiedOn != null
                && !LocalDate.ofInstant(now, ZoneOffset.UTC).isAfter(qualifiedOn.plus(config.window()));
    }

    boolean hasLapsedAt(Instant now) {
        return enrolledUntil != null && !now.isBefore(enrolledUntil);
    }

    static Instant renewableFrom(Instant until, DesignationConfig config) {
        return until.atOffset(ZoneOffset.UTC).minus(config.renewal()).toInstant();
    }

    Designation measured(boolean isEnough, LocalDate day) {
        var isNewer = isEnough && (qualifiedOn == null || qualifiedOn.isBefore(day));
        return isNewer ? with(status, statusSince, day, enrolledAt, enrolledUntil) : this;
    }

    /** Told again that it lasts until then. */
    Designation enrolled(Instant at, Instant until) {
        return with(status, statusSince, qualifiedOn, enrolledAt == null ? at : enrolledAt, until);
    }

    Designation lapsed() {
        return with(status, statusSince, qualifiedOn, null, null);
    }

    Designation becoming(DesignationStatus next, Instant at) {
        return next == status ? this : with(next, at, qualifiedOn, enrolledAt, enrolledUntil);
    }

    private Designation with(
            DesignationStatus newStatus,
            Instant since,
            @Nullable LocalDate qualified,
            @Nullable Instant enrolled,
            @Nullable Instant until) {
        return new Designation(id, partnerTenantId, area, newStatus, since, qualified, enrolled, until, version);
    }
}
