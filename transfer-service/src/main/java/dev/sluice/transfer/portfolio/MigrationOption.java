package dev.sluice.transfer.portfolio;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.platform.problem.Violation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be done about a legacy subscription.
 *
 * @param startDate when what follows would begin
 * @param termEndDate last day of its first term
 * @param reasons everything that is against it
 * @param eligibleFrom when nothing would be against it any more; absent when it is possible, or when no day is known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MigrationOption(
        OptionKind kind,
        boolean possible,
        @Nullable LocalDate startDate,
        @Nullable LocalDate termEndDate,
        List<Violation> reasons,
        @Nullable Instant eligibleFrom) {

    public MigrationOption {
        reasons = List.copyOf(reasons);
    }

    static MigrationOption of(
            OptionKind kind, @Nullable LocalDate startDate, @Nullable LocalDate termEndDate, List<Violation> reasons) {
        return new MigrationOption(kind, reasons.isEmpty(), startDate, termEndDate, reasons, last(reasons));
    }

    /** Only when every reason passes by itself. */
    private static @Nullable Instant last(List<Violation> reasons) {
        var all = reasons.stream()
                .map(Violation::eligibleFrom)
                .filter(Objects::nonNull)
                .toList();
        return all.isEmpty() || all.size() < reasons.size()
                ? null
                : all.stream().max(Comparator.naturalOrder()).orElseThrow();
    }
}
