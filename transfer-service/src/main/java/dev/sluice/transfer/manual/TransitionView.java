package dev.sluice.transfer.manual;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.platform.problem.Versioned;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.calendar.DeadlineView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A manual transition as one of its parties sees it; the allowed actions are the steps that are that party's to do. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TransitionView(
        UUID id,
        @JsonUnwrapped TransitionFacts facts,
        LocalDate sourceEndDate,
        @Nullable LocalDate plannedPurchase,
        boolean provisioningIdMatch,
        @Nullable Boolean quantityMatch,
        boolean licenseReassignmentRequired,
        CreditRoute creditRoute,
        Advice advice,
        List<Step> steps,
        Instant stateSince,
        Instant openedAt,
        List<String> allowedActions,
        List<DeadlineView> deadlines,
        Links links,
        long version)
        implements Versioned {

    /** Where to go from here, within this service. */
    public record Links(String self) {}

    static TransitionView of(Transition transition, List<Step> steps, Caller caller) {
        var checklist = transition.checklist();
        var own = transition.roleOf(caller);
        var toBuy = steps.stream().anyMatch(step -> step.step() == StepKind.PURCHASED && !step.wasDone());
        return new TransitionView(
                transition.id(),
                transition.facts(),
                transition.sourceEndDate(),
                transition.plannedPurchase(),
                checklist.provisioningIdMatch(),
                checklist.quantityMatch(),
                checklist.licenseReassignmentRequired(),
                checklist.creditRoute(),
                checklist.advice(),
                steps,
                transition.stateSince(),
                transition.openedAt(),
                steps.stream()
                        .filter(step -> !step.wasDone() && step.who() == own && TransitionDesk.mayAct(caller))
                        .map(step -> "steps/%s/done".formatted(step.step()))
                        .toList(),
                toBuy ? List.of(purchase(checklist)) : List.of(),
                new Links("/v1/manual-transitions/" + transition.id()),
                transition.version());
    }

    private static DeadlineView purchase(Checklist checklist) {
        var over = checklist.purchaseDeadline().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        return new DeadlineView(TransitionDeadlines.PURCHASE, over, Who.TARGET.name());
    }
}
