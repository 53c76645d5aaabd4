package dev.sluice.cocp.selection;

import dev.sluice.cocp.partner.Partner;
import dev.sluice.cocp.partner.PartnerDesk;
import dev.sluice.cocp.selection.SelectionEvent.InvitedPartner;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lets advisers and partners into a selection. */
@ApplicationScoped
@Transactional
public class InvitationDesk {

    private final Acts acts;
    private final SelectionParties parties;
    private final PartnerDesk partners;
    private final Suitability suitability;
    private final SelectionConfig config;

    InvitationDesk(
            Acts acts,
            SelectionParties parties,
            PartnerDesk partners,
            Suitability suitability,
            SelectionConfig config) {
        this.acts = acts;
        this.parties = parties;
        this.partners = partners;
        this.suitability = suitability;
        this.config = config;
    }

    public void inviteAdviser(Caller caller, UUID id, UUID adviser, @Nullable IfMatch ifMatch) {
        var act = acts.begin(caller, id, ifMatch);
        var selection = act.selection();
        if (selection.adviserTenants().contains(adviser)) {
            throw Refusal.conflict("ALREADY_INVITED", "%s advises you already.".formatted(adviser));
        }
        var told = selection.inviteAdviser(adviser, act.now());
        requireIndependent(selection, adviser);
        acts.finish(act, "invite_adviser", null, told);
        parties.add(selection, adviser, Party.ADVISER);
    }

    public void invite(Caller caller, UUID id, UUID partner, @Nullable IfMatch ifMatch) {
        var act = acts.begin(caller, id, ifMatch);
        var selection = act.selection();
        selection.requireOpen();
        if (selection.invitation(partner).isPresent()) {
            throw Refusal.conflict("ALREADY_INVITED", "%s is invited already.".formatted(partner));
        }
        if (selection.invitations().size() >= config.mostInvitations()) {
            throw refused(
                    "TOO_MANY_INVITATIONS",
                    "At most %d partners are invited.".formatted(config.mostInvitations()),
                    Remedy.of("CUSTOMER", "Open another selection for the others."));
        }
        var found = partners.find(partner)
                .orElseThrow(() -> refused(
                        "PARTNER_UNKNOWN",
                        "No partner %s is registered.".formatted(partner),
                        Remedy.of("REGISTRY", "Register the partner first.")));
        requireSuitable(suitability.of(selection, found));
        var told = selection.invite(invited(found), act.actor(), act.now());
        acts.finish(act, "invite_partner", null, told);
        parties.add(selection, partner, Party.PARTNER);
    }

    /** @throws Refusal 422 with every reason */
    static void requireSuitable(SuitabilityPolicy.Verdict verdict) {
        if (!verdict.suitable()) {
            throw Refusal.refused(
                    "PARTNER_NOT_SUITABLE",
                    "The agreements cannot move to this partner; errors lists every reason.",
                    verdict.reasons());
        }
    }

    private void requireIndependent(Selection selection, UUID adviser) {
        var isPartner = partners.find(adviser).isPresent();
        if (isPartner || adviser.equals(selection.customerTenantId())) {
            var message = isPartner
                    ? "%s is a registered partner; an adviser is independent of all of them.".formatted(adviser)
                    : "You cannot be your own adviser.";
            throw Refusal.refused(
                    "ADVISER_NOT_INDEPENDENT",
                    message,
                    List.of(Violation.of("/tenant", "ADVISER_NOT_INDEPENDENT", message)
                            .with(Remedy.of("CUSTOMER", "Invite an adviser that is no partner."))));
        }
    }

    private static InvitedPartner invited(Partner partner) {
        return new InvitedPartner(Objects.requireNonNull(partner.pcn()), partner.partnerTenantId(), partner.name());
    }

    private static Refusal refused(String code, String message, Remedy remedy) {
        return Refusal.refused(
                code,
                message,
                List.of(Violation.of("/partnerTenantId", code, message).with(remedy)));
    }
}
