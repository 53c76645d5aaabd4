package dev.sluice.attribution.revenue;

import static java.util.Objects.requireNonNull;

import dev.sluice.attribution.association.AssociationDesk;
import dev.sluice.attribution.association.RuleSetDesk;
import dev.sluice.attribution.registry.KnownPartner;
import dev.sluice.attribution.registry.Partners;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/** What a partner may read of its statements, and of what each number consists. */
@ApplicationScoped
@Transactional
public class StatementDesk {

    private final Statements statements;
    private final Months months;
    private final RevenueLines lines;
    private final Partners partners;
    private final AssociationDesk associations;
    private final RuleSetDesk ruleSets;

    StatementDesk(
            Statements statements,
            Months months,
            RevenueLines lines,
            Partners partners,
            AssociationDesk associations,
            RuleSetDesk ruleSets) {
        this.statements = statements;
        this.months = months;
        this.lines = lines;
        this.partners = partners;
        this.associations = associations;
        this.ruleSets = ruleSets;
    }

    /** @throws Refusal 404 to who is no part of it; 409 while the month is open */
    public Statement get(Caller caller, UUID partner, YearMonth month) {
        requireSeen(caller, partner);
        var closed = requireClosed(month);
        return statements.read(partner, closed).orElseGet(() -> Statement.empty(partner, closed));
    }

    public String nameOf(UUID partner) {
        return partners.find(partner).map(KnownPartner::name).orElse("");
    }

    public List<StatementLine> lines(UUID partner, YearMonth month, int after, int limit) {
        return statements
                .find(partner, month)
                .map(id -> statements.lines(id, after, limit))
                .orElse(List.of());
    }

    /** As the CSV has them. */
    public List<String> rows(UUID partner, YearMonth month, int after, int limit) {
        return statements
                .find(partner, month)
                .map(id -> statements.rows(id, after, limit))
                .orElse(List.of());
    }

    /** Everything that adds up to a line, from what it follows and by which rules. */
    public Explanation explain(Caller caller, UUID partner, YearMonth month, int lineNo) {
        requireSeen(caller, partner);
        requireClosed(month);
        var line = statements
                .find(partner, month)
                .flatMap(id -> statements.line(id, lineNo))
                .orElseThrow(() -> Refusal.unknown("statement line", lineNo));
        return new Explanation(
                line,
                statements.edition(line.statementId(), line.number()),
                line.sources() == 0 ? List.of() : lines.of(line),
                line.number() == 0 ? List.of() : statements.toldBefore(line),
                associations.told(line.associationId()),
                ruleSets.get(line.ruleSet()).rules());
    }

    private void requireSeen(Caller caller, UUID partner) {
        var isItsOwn = caller.isOperator() || caller.belongsTo(partner);
        if (!isItsOwn || partners.find(partner).isEmpty()) {
            throw Refusal.unknown("partner", partner);
        }
    }

    private RevenueMonth requireClosed(YearMonth month) {
        var found = months.find(month).orElseThrow(() -> open(month).with("state", "OPEN"));
        if (!found.isClosed()) {
            throw open(month).with("state", "OPEN").with("closesAt", requireNonNull(found.closesAt()));
        }
        return found;
    }

    private static Refusal open(YearMonth month) {
        return Refusal.conflict(
                "MONTH_OPEN", "The month %s is not closed; its statements are not told yet.".formatted(month));
    }
}
