package dev.sluice.attribution.designation;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The score of a partner as it follows from everything that is known, by the rules of a day. */
@ApplicationScoped
class Scoring {

    private final ScoreRules rules;
    private final ScoreLimits limits;
    private final Certifications certifications;
    private final BusinessMeasurements business;
    private final WorkMeasurements work;

    Scoring(
            ScoreRules rules,
            ScoreLimits limits,
            Certifications certifications,
            BusinessMeasurements business,
            WorkMeasurements work) {
        this.rules = rules;
        this.limits = limits;
        this.certifications = certifications;
        this.business = business;
        this.work = work;
    }

    Score score(UUID partner, ScoredArea area, LocalDate day) {
        return switch (area) {
            case BUSINESS_APPLICATIONS -> ofBusiness(partner, day);
            case MODERN_WORK -> ofWork(partner, day);
        };
    }

    /** On the track of the partner's customers. */
    private Score ofBusiness(UUID partner, LocalDate day) {
        var area = ScoredArea.BUSINESS_APPLICATIONS;
        var enterprise = limits.inForceOn(day, area, Track.ENTERPRISE);
        var use = business.of(partner, day, enterprise.getOrDefault("TRACK_REVENUE", BigDecimal.ZERO));
        var track = use.track(enterprise);
        var limit = limits.inForceOn(day, area, track);
        var people = certifications.people(partner, area, day);
        return Score.of(
                track,
                rules.inForceOn(day, area, track),
                Map.of(
                        Metric.NET_CUSTOMER_ADDS, whole(use.netAdds(limit)),
                        Metric.INTERMEDIATE_CERTIFICATIONS,
                                whole(people.getOrDefault(CertificationLevel.INTERMEDIATE, 0)),
                        Metric.ADVANCED_CERTIFICATIONS, whole(people.getOrDefault(CertificationLevel.ADVANCED, 0)),
                        Metric.USAGE_GROWTH, Map.of("", use.growth(limit)),
                        Metric.DEPLOYMENTS, whole(use.deployments(limit))));
    }

    /** On both tracks; the higher total counts. */
    private Score ofWork(UUID partner, LocalDate day) {
        var area = ScoredArea.MODERN_WORK;
        var use = work.of(partner, day);
        var people = certifications.people(partner, area, day);
        return Stream.of(Track.SMB, Track.ENTERPRISE)
                .map(track -> {
                    var limit = limits.inForceOn(day, area, track);
                    return Score.of(
                            track,
                            rules.inForceOn(day, area, track),
                            Map.of(
                                    Metric.NET_CUSTOMER_ADDS, whole(use.netAdds(limit)),
                                    Metric.INTERMEDIATE_CERTIFICATIONS,
                                            whole(people.getOrDefault(CertificationLevel.INTERMEDIATE, 0)),
                                    Metric.ADVANCED_CERTIFICATIONS,
                                            whole(people.getOrDefault(CertificationLevel.ADVANCED, 0)),
                                    Metric.USAGE_GROWTH, use.growth(limit),
                                    Metric.DEPLOYMENTS, use.deployments(limit)));
                })
                .max(Comparator.comparing(Score::total).thenComparing(score -> score.track() == Track.ENTERPRISE))
                .orElseThrow();
    }

    private static Map<String, BigDecimal> whole(int count) {
        return Map.of("", BigDecimal.valueOf(count));
    }
}
