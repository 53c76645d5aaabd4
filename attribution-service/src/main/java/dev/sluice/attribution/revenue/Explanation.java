package dev.sluice.attribution.revenue;

import dev.sluice.attribution.association.Association;
import dev.sluice.attribution.association.RuleSet;
import java.util.List;

/**
 * Of what a line consists: all revenue lines that are known since, less what was told of the same before.
 *
 * @param edition in which it was told, and why
 */
public record Explanation(
        StatementLine line,
        Statement.Edition edition,
        List<RevenueLine> lines,
        List<StatementLine> toldBefore,
        Association association,
        RuleSet rules) {

    public Explanation {
        lines = List.copyOf(lines);
        toldBefore = List.copyOf(toldBefore);
    }
}
