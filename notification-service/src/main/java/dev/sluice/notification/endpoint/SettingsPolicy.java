package dev.sluice.notification.endpoint;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** May an endpoint have these settings? Every reason at once. */
record SettingsPolicy(Predicate<String> knownPattern) {

    void require(@Nullable String url, @Nullable String urlObjection, @Nullable List<String> eventTypes) {
        var reasons = reasons(url, urlObjection, eventTypes == null ? List.of() : eventTypes);
        if (!reasons.isEmpty()) {
            throw Refusal.refused(reasons.getFirst().code(), reasons.getFirst().message(), reasons);
        }
    }

    private List<Violation> reasons(@Nullable String url, @Nullable String urlObjection, List<String> eventTypes) {
        var reasons = new ArrayList<Violation>();
        if (urlObjection != null) {
            reasons.add(Violation.of(
                            "/url",
                            "WEBHOOK_URL_INVALID",
                            "Events are not sent to %s: %s.".formatted(url, urlObjection))
                    .with(Remedy.of(
                            "INTEGRATOR",
                            "Name a public https address by a host name that resolves, without user info, on port 443 or"
                                    + " 1024 to 65535.")));
        }
        for (int i = 0; i < eventTypes.size(); i++) {
            if (!knownPattern.test(eventTypes.get(i))) {
                reasons.add(Violation.of(
                                "/eventTypes/" + i,
                                "EVENT_TYPE_UNKNOWN",
                                "No event type matches %s.".formatted(eventTypes.get(i)))
                        .with(Remedy.of(
                                "INTEGRATOR", "Choose from GET /v1/event-types; a trailing .* matches a family.")));
            }
        }
        return reasons;
    }
}
