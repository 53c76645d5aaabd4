package dev.sluice.attribution.designation;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;

/** What a score would be: nothing is stored, the rules are those of today. */
@ApplicationScoped
public class WhatIfDesk {

    private final ScoreRules rules;
    private final BusinessClock clock;

    WhatIfDesk(ScoreRules rules, BusinessClock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    public Score score(Caller caller, UUID partner, WhatIf.BusinessApplications numbers) {
        return score(caller, partner, ScoredArea.BUSINESS_APPLICATIONS, numbers.track(), numbers.measured());
    }

    public Score score(Caller caller, UUID partner, WhatIf.ModernWork numbers) {
        var strangers = numbers.strangers().stream()
                .sorted()
                .map(type -> Violation.of("/" + type, "UNKNOWN_FIELD", "is no type of association: CPOR, DPOR or CSP"))
                .toList();
        if (!strangers.isEmpty()) {
            throw Refusal.malformed(strangers);
        }
        return score(caller, partner, ScoredArea.MODERN_WORK, numbers.track(), numbers.measured());
    }

    private Score score(
            Caller caller, UUID partner, ScoredArea area, Track track, Map<Metric, Map<String, BigDecimal>> measured) {
        if (!caller.belongsTo(partner)) {
            throw Refusal.unknown("partner", partner);
        }
        var today = clock.now().atOffset(ZoneOffset.UTC).toLocalDate();
        return Score.of(track, rules.inForceOn(today, area, track), measured);
    }
}
