package dev.sluice.cocp.selection;

import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** May this selection be opened? Pure; hears every objection. */
record OpeningPolicy(int packageSize) {

    /** @param known those of the agreements that are the customer's */
    record Situation(
            List<String> agreementIds,
            Set<String> known,
            List<String> criteria,
            @Nullable Instant quotationsDueAt,
            Instant now) {}

    List<Violation> objections(Situation situation) {
        var objections = new ArrayList<Violation>();
        unknown(situation, objections);
        tooMany(situation, objections);
        repeated(situation, objections);
        var due = situation.quotationsDueAt();
        if (due != null && !due.isAfter(situation.now())) {
            objections.add(Violation.of(
                            "/quotationsDueAt",
                            "BACKDATED_NOT_ALLOWED",
                            "%s is not later than now, %s.".formatted(due, situation.now()))
                    .with(Remedy.of("CALLER", "Name a later instant, or none for the default.")));
        }
        return List.copyOf(objections);
    }

    private static void unknown(Situation situation, List<Violation> objections) {
        for (int i = 0; i < situation.agreementIds().size(); i++) {
            var id = situation.agreementIds().get(i);
            if (!situation.known().contains(id)) {
                objections.add(
                        Violation.of("/agreementIds/" + i, "LICENSE_UNKNOWN", "You have no licence %s.".formatted(id))
                                .with(Remedy.of("CUSTOMER", "Check the licence id in the agreement list.")));
            }
        }
    }

    private void tooMany(Situation situation, List<Violation> objections) {
        var count = situation.agreementIds().stream().distinct().count();
        if (count > packageSize) {
            objections.add(Violation.of(
                            "/agreementIds",
                            "TOO_MANY_LICENSES",
                            "A change takes at most %d licences, this one names %d.".formatted(packageSize, count))
                    .with(Remedy.of("CUSTOMER", "Split it into several selections.")));
        }
    }

    private static void repeated(Situation situation, List<Violation> objections) {
        var seen = new HashSet<String>();
        for (int i = 0; i < situation.criteria().size(); i++) {
            var key = situation.criteria().get(i);
            if (!seen.add(key.strip().toLowerCase(Locale.ROOT))) {
                objections.add(Violation.of(
                                "/criteria/" + i + "/key",
                                "CRITERION_REPEATED",
                                "There is a criterion %s already.".formatted(key))
                        .with(Remedy.of("CALLER", "Name each criterion once.")));
            }
        }
    }
}
