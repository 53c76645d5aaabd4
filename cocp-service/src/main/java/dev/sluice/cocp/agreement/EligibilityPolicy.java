package dev.sluice.cocp.agreement;

import dev.sluice.cocp.customer.TradeStatus;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * May this agreement change its partner at all? Pure; hears every objection.
 *
 * @param programs that change partner by the customer's own request
 */
public record EligibilityPolicy(Set<String> programs) {

    public static final EligibilityPolicy STANDARD = new EligibilityPolicy(Set.of("EA", "EAS"));

    public EligibilityPolicy {
        programs = Set.copyOf(programs);
    }

    /** Everything the policy looks at. */
    public record Situation(Agreement agreement, TradeStatus tradeStatus) {

        String id() {
            return agreement.agreementId();
        }
    }

    private record Rule(String code, Predicate<Situation> objects, Function<Situation, String> says, Remedy remedy) {

        Violation objection(Situation situation) {
            return Violation.of(null, code, says.apply(situation)).with(remedy);
        }
    }

    public List<Violation> objections(Situation situation) {
        return rules().stream()
                .filter(rule -> rule.objects().test(situation))
                .map(rule -> rule.objection(situation))
                .toList();
    }

    private List<Rule> rules() {
        return List.of(
                new Rule(
                        "AGREEMENT_PROGRAM_OUT_OF_SCOPE",
                        s -> !programs.contains(s.agreement().program()),
                        s -> "%s belongs to the programme %s; only EA and EAS change partner here."
                                .formatted(s.id(), s.agreement().program()),
                        Remedy.of("CUSTOMER", "Use the procedure of that programme.")),
                new Rule(
                        "AGREEMENT_NOT_ACTIVE",
                        s -> s.agreement().status() != AgreementStatus.ACTIVE,
                        s -> "The agreement %s is %s."
                                .formatted(s.id(), s.agreement().status()),
                        Remedy.of("CUSTOMER", "Name the agreement that succeeded it.")),
                new Rule(
                        "MSEDS_AGREEMENT",
                        s -> s.agreement().mseds(),
                        s -> "The agreement %s is billed to or advised by the vendor's direct support."
                                .formatted(s.id()),
                        Remedy.of("OPERATIONS", "The customer opens a case with the vendor.")),
                new Rule(
                        "TRADE_STATUS_NOT_APPROVED",
                        s -> s.tradeStatus() != TradeStatus.APPROVED,
                        s -> "The customer's trade status is %s.".formatted(s.tradeStatus()),
                        Remedy.of("REGISTRY", "Finish the trade check of the customer.")));
    }
}
