package dev.sluice.transfer.relationship;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.platform.problem.Versioned;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.calendar.DeadlineView;
import dev.sluice.transfer.registry.PartnerRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request as a party sees it. The address is for who asked and who is asked.
 *
 * @param url where the customer answers; for the invitation
 * @param relationships what came of it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RequestView(
        UUID id,
        RequestType type,
        RequestState state,
        Instant stateSince,
        UUID partnerTenantId,
        String partnerName,
        @Nullable UUID indirectProviderTenantId,
        @Nullable String indirectProviderName,
        @Nullable String resellerPartnerId,
        @Nullable UUID customerTenantId,
        @Nullable String customerEmail,
        boolean includeDelegatedAdmin,
        @Nullable String message,
        String url,
        Instant requestedAt,
        Instant expiresAt,
        Instant sentAt,
        int timesSent,
        List<RelationshipRef> relationships,
        List<String> allowedActions,
        List<DeadlineView> deadlines,
        Links links,
        long version)
        implements Versioned {

    /** Where to go from here, within this service. */
    public record Links(String self) {}

    static RequestView of(
            RelationshipRequest request, Caller caller, Instant now, String url, List<RelationshipRef> relationships) {
        var pending = request.isPendingAt(now);
        var provider = request.provider();
        var knowsAddress = caller.belongsTo(request.requesterTenantId())
                || request.partyOf(caller).filter(RequestParty.CUSTOMER::equals).isPresent();
        return new RequestView(
                request.id(),
                request.type(),
                request.stateAt(now),
                request.stateSinceAt(now),
                request.partner().tenantId(),
                request.partner().name(),
                provider.map(PartnerRef::tenantId).orElse(null),
                provider.map(PartnerRef::name).orElse(null),
                request.resellerPartnerId(),
                request.customerTenantId(),
                knowsAddress ? request.customerEmail() : null,
                request.includeDelegatedAdmin(),
                knowsAddress ? request.message() : null,
                url,
                request.requestedAt(),
                request.expiresAt(),
                request.sentAt(),
                request.timesSent(),
                relationships,
                pending ? allowedActions(request, caller) : List.of(),
                pending
                        ? List.of(new DeadlineView(
                                RequestDeadlines.ACCEPTANCE, request.expiresAt(), RequestDeadlines.CUSTOMER))
                        : List.of(),
                new Links("/v1/relationship-requests/" + request.id()),
                request.version());
    }

    private static List<String> allowedActions(RelationshipRequest request, Caller caller) {
        if (request.partyOf(caller).filter(RequestParty.CUSTOMER::equals).isPresent()) {
            return caller.has("global-admin") ? List.of("accept", "decline") : List.of();
        }
        return caller.belongsTo(request.requesterTenantId()) && caller.hasAny(List.of("admin-agent", "sales-agent"))
                ? List.of("resend", "withdraw")
                : List.of();
    }
}
