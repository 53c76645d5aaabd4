package dev.sluice.attribution.designation;

import dev.sluice.attribution.registry.Partners;
import dev.sluice.platform.audit.AuditTrail;
import dev.sluice.platform.audit.Change;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Operations tell what people of partners are certified for. */
@ApplicationScoped
@Transactional
public class CertificationDesk {

    private final Certifications certifications;
    private final Partners partners;
    private final DesignationChanges designations;
    private final AuditTrail audit;
    private final BusinessClock clock;

    CertificationDesk(
            Certifications certifications,
            Partners partners,
            DesignationChanges designations,
            AuditTrail audit,
            BusinessClock clock) {
        this.certifications = certifications;
        this.partners = partners;
        this.designations = designations;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws Refusal 404 for an unknown partner, 428 and 412 as for every replacement */
    public Certification tell(
            Caller caller, UUID partner, String person, CertificationEntry entry, @Nullable IfMatch ifMatch) {
        if (partners.find(partner).isEmpty()) {
            throw Refusal.unknown("partner", partner);
        }
        var before = certifications.locked(partner, person);
        before.ifPresentOrElse(found -> IfMatch.require(ifMatch, found.version()), () -> IfMatch.requireNone(ifMatch));
        var now = clock.now();
        var told = new Certification(
                partner,
                person,
                entry.level(),
                entry.solutionArea(),
                validFrom(entry, before.orElse(null), LocalDate.ofInstant(now, ZoneOffset.UTC)),
                entry.validUntil(),
                before.map(Certification::version).orElse(0L) + 1);
        certifications.keep(told);
        audit.record(
                caller,
                new Change(
                        "tell_certification",
                        "certification",
                        partner + "/" + person,
                        null,
                        null,
                        before.orElse(null),
                        told,
                        Set.of(partner)),
                now);
        designations.settle(partner, entry.solutionArea(), now);
        before.filter(found -> found.solutionArea() != entry.solutionArea())
                .ifPresent(found -> designations.settle(partner, found.solutionArea(), now));
        return told;
    }

    /** A certification that is prolonged goes on. */
    private static LocalDate validFrom(CertificationEntry entry, @Nullable Certification before, LocalDate today) {
        if (before != null
                && before.level() == entry.level()
                && before.solutionArea() == entry.solutionArea()
                && !before.validUntil().isBefore(today)) {
            return before.validFrom();
        }
        return today;
    }
}
