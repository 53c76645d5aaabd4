package dev.sluice.attribution.association;

import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
public class RuleSets {

    /** The day of some rows is a setting's. */
    private static final String ALL = """
            select id, case when day_by_setting then ?::date else effective_from end as effective_from, recognition,
                incentive_eligible, state, reason, proposed_by, proposed_at, published_by, published_at
            from rule_set
            """;

    private final Sql sql;
    private final DualRecognitionConfig dualRecognition;

    RuleSets(Sql sql, DualRecognitionConfig dualRecognition) {
        this.sql = sql;
        this.dualRecognition = dualRecognition;
    }

    /** The rules of the day on which that instant lies; those of the first day for what is older. */
    public RuleSet inForceAt(Instant instant) {
        return book().at(instant);
    }

    RuleBook book() {
        return new RuleBook(all().stream()
                .filter(ProposedRules::isPublished)
                .map(ProposedRules::rules)
                .toList());
    }

    List<ProposedRules> all() {
        return sql.list(RuleSets::proposed, ALL + " order by effective_from, id", dualRecognition.effectiveDate());
    }

    Optional<ProposedRules> find(int id) {
        return sql.first(RuleSets::proposed, ALL + " where id = ?", dualRecognition.effectiveDate(), id);
    }

    /** Nobody else publishes it until the transaction ends. */
    Optional<ProposedRules> lock(int id) {
        return sql.first(
                RuleSets::proposed, ALL + " where id = ? for no key update", dualRecognition.effectiveDate(), id);
    }

    boolean isTaken(LocalDate day) {
        return all().stream()
                .anyMatch(rules ->
                        rules.isPublished() && rules.rules().effectiveFrom().equals(day));
    }

    int propose(RuleSetEntry entry, String who, Instant at) {
        return sql.first(
                        row -> row.getInt(1),
                        """
                        insert into rule_set (id, effective_from, recognition, incentive_eligible, state, reason,
                            proposed_by, proposed_at)
                        values (nextval('rule_set_number'), ?, ?, ?, 'PROPOSED', ?, ?, ?) returning id
                        """,
                        entry.effectiveFrom(),
                        names(entry.recognition()),
                        names(entry.incentiveEligible()),
                        entry.reason(),
                        who,
                        at)
                .orElseThrow();
    }

    void publish(int id, String who, Instant at) {
        sql.run(
                "update rule_set set state = 'PUBLISHED', told = false, published_by = ?, published_at = ? where id = ?",
                who,
                at,
                id);
    }

    /** The day of the next rules of which nobody was told by the state of associations. */
    Optional<LocalDate> nextUntold() {
        return sql.first(
                row -> row.getObject(1, LocalDate.class),
                "select effective_from from rule_set where state = 'PUBLISHED' and not told order by effective_from limit 1");
    }

    /** Until the transaction ends; false when somebody else tells them. */
    boolean mayBeToldByUs() {
        return sql.first(
                        row -> row.getBoolean(1),
                        "select pg_try_advisory_xact_lock(hashtextextended('rule sets told', 0))")
                .orElse(false);
    }

    void told(LocalDate day) {
        sql.run("update rule_set set told = true where state = 'PUBLISHED' and effective_from = ?", day);
    }

    private static List<String> names(List<AssociationType> types) {
        return types.stream().distinct().map(AssociationType::name).toList();
    }

    private static RuleSet ruleSet(ResultSet row) throws SQLException {
        return new RuleSet(
                row.getInt("id"),
                row.getObject("effective_from", LocalDate.class),
                types(row, "recognition"),
                types(row, "incentive_eligible"));
    }

    private static ProposedRules proposed(ResultSet row) throws SQLException {
        return new ProposedRules(
                ruleSet(row),
                row.getString("state"),
                row.getString("reason"),
                person(row, "proposed"),
                person(row, "published"));
    }

    private static ProposedRules.@Nullable Act person(ResultSet row, String act) throws SQLException {
        var at = Sql.instant(row, act + "_at");
        return at == null ? null : new ProposedRules.Act(row.getString(act + "_by"), at);
    }

    private static Set<String> types(ResultSet row, String column) throws SQLException {
        return Set.of((String[]) row.getArray(column).getArray());
    }
}
