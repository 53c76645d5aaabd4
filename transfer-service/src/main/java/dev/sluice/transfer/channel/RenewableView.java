package dev.sluice.transfer.channel;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.platform.problem.Violation;
import dev.sluice.transfer.offer.Plan;
import dev.sluice.transfer.offer.Segment;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subscription under an EA as a partner sees it.
 *
 * @param reasons every reason against a renewal by the caller; none when it is available
 * @param endOfSale can be continued this way, though not bought any more
 * @param plans with which it can be renewed
 * @param maxSeats most seats of a customer over all its subscriptions
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RenewableView(
        String eaSubscriptionId,
        String agreementId,
        String sku,
        @Nullable String name,
        String provisioningId,
        int quantity,
        Segment segment,
        @Nullable LocalDate endDate,
        boolean licenseBased,
        Availability availability,
        List<Violation> reasons,
        boolean endOfSale,
        List<Plan> plans,
        @Nullable Integer maxSeats,
        Links links) {

    /** Where to go from here, within this service. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Links(
            @Nullable String channelTransfer, @Nullable String releaseRequests) {}

    static RenewableView of(RenewalPolicy.Situation situation, List<Objection> objections) {
        var subscription = situation.subscription();
        var offer = situation.offer();
        return new RenewableView(
                subscription.id(),
                subscription.agreementId(),
                subscription.sku(),
                offer == null ? null : offer.name(),
                subscription.provisioningId(),
                subscription.quantity(),
                subscription.segment(),
                situation.end(),
                subscription.licenseBased(),
                availability(objections),
                objections.stream().map(Objection::violation).toList(),
                offer != null && offer.endOfSale(),
                offer == null ? List.of() : offer.plans(),
                offer == null ? null : offer.maxSeats(),
                links(situation));
    }

    private static Availability availability(List<Objection> objections) {
        if (objections.isEmpty()) {
            return Availability.AVAILABLE;
        }
        return objections.stream().anyMatch(each -> each.reason() == Reason.ALREADY_SCHEDULED)
                ? Availability.SCHEDULED
                : Availability.NOT_AVAILABLE;
    }

    private static Links links(RenewalPolicy.Situation situation) {
        var claim = situation.claim();
        if (claim == null || claim.transferId() == null) {
            return new Links(null, null);
        }
        var transfer = "/v1/channel-transfers/" + claim.transferId();
        if (claim.isHeldBy(situation.partner().tenantId())) {
            return new Links(transfer, null);
        }
        return new Links(null, claim.state() == TransferState.COMPLETED ? null : transfer + "/release-requests");
    }
}
