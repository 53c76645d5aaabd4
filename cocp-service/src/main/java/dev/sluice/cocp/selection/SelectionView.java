package dev.sluice.cocp.selection;

import dev.sluice.platform.problem.Versioned;
import dev.sluice.platform.problem.Violation;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A selection as a party sees it: a partner sees what is asked and its own invitation, never who else takes part.
 *
 * @param agreementIds for the customer's side
 * @param advised whether independent advisers read the quotations
 * @param chosenPartnerTenantId for the customer's side, and for the partner that was chosen
 * @param warnings what stands in the way of the change that is to follow, as of now
 */
public record SelectionView(
        UUID id,
        SelectionState state,
        Instant stateSince,
        @Nullable ClosedBecause closedBecause,
        String name,
        UUID customerTenantId,
        String customerName,
        @Nullable List<String> agreementIds,
        int agreements,
        String needs,
        List<Criterion> criteria,
        int termMonths,
        @Nullable Integer ordersPerYear,
        Instant openedAt,
        Instant quotationsDueAt,
        Instant decideBy,
        boolean advised,
        @Nullable List<AdviserView> advisers,
        List<InvitationView> invitations,
        @Nullable UUID chosenPartnerTenantId,
        @Nullable List<Violation> warnings,
        List<DeadlineView> deadlines,
        List<String> allowedActions,
        Links links,
        long version)
        implements Versioned {

    /** An adviser. */
    public record AdviserView(UUID tenant, Instant invitedAt) {}

    /** A partner that was asked, and whether it has quoted. */
    public record InvitationView(
            UUID partnerTenantId,
            String pcn,
            String name,
            Instant invitedAt,
            @Nullable Instant quotedAt,
            long revision,
            String link) {

        static InvitationView of(UUID selection, Invitation invitation) {
            return new InvitationView(
                    invitation.tenantId(),
                    invitation.partner().pcn(),
                    invitation.partner().name(),
                    invitation.invitedAt(),
                    invitation.quotation().map(Invitation.Quotation::quotedAt).orElse(null),
                    invitation.revision(),
                    "/v1/selections/" + selection + "/quotations/" + invitation.tenantId());
        }
    }

    /** What falls due, when, and who has to act until then. */
    public record DeadlineView(String kind, Instant at, Actor who) {}

    /** Where to go from here, within this service. */
    public record Links(
            String self,
            String timeline,
            String quotations,
            @Nullable String comparison,
            @Nullable String report) {

        static Links of(UUID id, boolean customerSide) {
            var self = "/v1/selections/" + id;
            return new Links(
                    self,
                    self + "/timeline",
                    self + "/quotations",
                    customerSide ? self + "/comparison" : null,
                    customerSide ? self + "/report" : null);
        }
    }

    static SelectionView of(SelectionPerspective seen) {
        var selection = seen.selection();
        var standing = seen.standing();
        return new SelectionView(
                selection.id(),
                standing.state(),
                standing.since(),
                seen.closedBecause(),
                selection.search().name(),
                selection.customerTenantId(),
                selection.customerName(),
                seen.isWhole() ? selection.search().agreementIds() : null,
                selection.search().agreementIds().size(),
                selection.search().needs(),
                selection.search().criteria(),
                selection.search().termMonths(),
                selection.search().ordersPerYear(),
                selection.openedAt(),
                selection.quotationsDueAt(),
                selection.decideBy(),
                !selection.advisers().isEmpty(),
                seen.isWhole()
                        ? selection.advisers().stream()
                                .map(each -> new AdviserView(each.tenantId(), each.invitedAt()))
                                .toList()
                        : null,
                seen.invitations().stream()
                        .map(each -> InvitationView.of(selection.id(), each))
                        .toList(),
                seen.chosenPartner().orElse(null),
                seen.party().isCustomerSide() ? seen.warnings() : null,
                seen.deadlines(),
                seen.allowedActions(),
                Links.of(selection.id(), seen.party().isCustomerSide()),
                selection.version());
    }
}
