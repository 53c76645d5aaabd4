package dev.sluice.transfer.channel;

import dev.sluice.platform.problem.Remedy;
import dev.sluice.transfer.calendar.DayWindow;
import dev.sluice.transfer.ea.EaAgreement;
import dev.sluice.transfer.ea.EaSubscription;
import dev.sluice.transfer.offer.Offer;
import dev.sluice.transfer.offer.Segment;
import dev.sluice.transfer.region.Market;
import dev.sluice.transfer.registry.KnownCustomer;
import dev.sluice.transfer.registry.KnownPartner;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * May this subscription be renewed to CSP by this partner? Pure: everything it looks at is in the situation.
 *
 * @param back how long after its end it may still be renewed
 * @param ahead how long before its end it may be scheduled
 */
record RenewalPolicy(Period back, Period ahead) {

    /**
     * @param offer absent where the matrix does not know the SKU in the customer's market
     * @param claim absent while nobody holds it
     */
    record Situation(
            boolean isAdminAgent,
            KnownPartner partner,
            KnownCustomer customer,
            EaAgreement agreement,
            EaSubscription subscription,
            @Nullable Offer offer,
            @Nullable Claim claim,
            LocalDate today) {

        @Nullable
        LocalDate end() {
            return subscription.endUnder(agreement);
        }
    }

    static RenewalPolicy of(ChannelTransferConfig config) {
        return new RenewalPolicy(config.after(), config.ahead());
    }

    /** Every reason against it, in the order of {@link Reason}. */
    List<Objection> objections(Situation asked) {
        var found = new ArrayList<Objection>();
        addIf(found, !asked.isAdminAgent(), Reason.ROLE_NOT_ALLOWED);
        addIf(found, !mayTransact(asked.partner()), Reason.PARTNER_TYPE_NOT_ALLOWED);
        addIf(
                found,
                !Market.mayServe(asked.partner().region(), asked.customer().region()),
                Reason.CUSTOMER_OUT_OF_REGION);
        addIf(found, !asked.customer().customerAgreementAccepted(), Reason.MCA_NOT_ACCEPTED);
        addIf(found, asked.agreement().renewed(), Reason.AGREEMENT_RENEWED);
        addClaim(found, asked);
        addIf(found, !asked.agreement().isRenewableProgram(), Reason.AGREEMENT_PROGRAM_OUT_OF_SCOPE);
        addWindow(found, asked);
        addIf(found, !isCommercial(asked), Reason.SEGMENT_NOT_COMMERCIAL);
        addIf(found, !asked.subscription().licenseBased(), Reason.NOT_LICENSE_BASED);
        addIf(found, asked.offer() == null || !asked.offer().availableInCsp(), Reason.SKU_NOT_SUPPORTED);
        return List.copyOf(found);
    }

    DayWindow window(LocalDate today) {
        return DayWindow.around(today, back, ahead);
    }

    static boolean mayTransact(KnownPartner partner) {
        return partner.is(KnownPartner.DIRECT_BILL) || partner.is(KnownPartner.INDIRECT_PROVIDER);
    }

    private static void addIf(List<Objection> found, boolean objects, Reason reason) {
        if (objects) {
            found.add(Objection.of(reason));
        }
    }

    /** A holder by hand-over may schedule; of another holder neither name nor tenant is told. */
    private static void addClaim(List<Objection> found, Situation asked) {
        var claim = asked.claim();
        if (claim == null) {
            return;
        }
        var transfer = claim.transferId();
        if (claim.isHeldBy(asked.partner().tenantId())) {
            if (transfer != null) {
                var state = Objects.requireNonNull(claim.state());
                found.add(Objection.of(
                                state == TransferState.COMPLETED ? Reason.ALREADY_RENEWED : Reason.ALREADY_SCHEDULED)
                        .with("state", state)
                        .with("stateSince", claim.since())
                        .with("channelTransferId", transfer));
            }
        } else {
            var held = Objection.of(Reason.CLAIMED_BY_OTHER_PARTNER).from(claim.until());
            found.add(transfer == null || claim.state() == TransferState.COMPLETED ? held : held.with(askFor(claim)));
        }
    }

    private static Remedy[] askFor(Claim claim) {
        return new Remedy[] {
            Remedy.of("CUSTOMER", "Agree with your partners who renews it."),
            new Remedy(
                    "PARTNER",
                    "Ask the holder to release it.",
                    "/v1/channel-transfers/%s/release-requests".formatted(claim.transferId()))
        };
    }

    private void addWindow(List<Objection> found, Situation asked) {
        var end = asked.end();
        var window = window(asked.today());
        if (end != null && (window.contains(end) || runsOn(asked, end, window))) {
            return;
        }
        var opens = end == null || !end.isAfter(window.last())
                ? null
                : DayWindow.opensFor(end, ahead).atStartOfDay().toInstant(ZoneOffset.UTC);
        found.add(Objection.of(Reason.AGREEMENT_NOT_IN_WINDOW).from(opens));
    }

    /** An agreement that runs on after its end stays open until its extended period is over for as long as others stay. */
    private static boolean runsOn(Situation asked, LocalDate end, DayWindow window) {
        var optOut = asked.agreement().optOutDate();
        return optOut != null && !end.isAfter(window.last()) && !window.isOver(optOut);
    }

    private static boolean isCommercial(Situation asked) {
        var offer = asked.offer();
        return asked.subscription().segment() == Segment.COMMERCIAL
                && asked.customer().segment().equals(Segment.COMMERCIAL.name())
                && (offer == null || offer.segment() == Segment.COMMERCIAL);
    }
}
