package dev.sluice.system;

import static dev.sluice.stack.services.Service.COCP;

import java.util.Map;

/** Somebody who advises customers in their choice of a partner. */
public record Adviser(String tenant, Voice voice) {

    public void invites(Selection selection, Partner partner) {
        triesToInvite(selection, partner).requireSuccess();
    }

    public Reply triesToInvite(Selection selection, Partner partner) {
        return voice.post(COCP, selection.path() + "/invitations", Map.of("partnerTenantId", partner.tenant()));
    }

    public Reply triesToChoose(Selection selection, Partner partner) {
        return voice.post(COCP, selection.path() + "/choose", Map.of("partnerTenantId", partner.tenant()));
    }

    public void notes(Selection selection, String notes) {
        voice.put(COCP, selection.path() + "/discussion", Map.of("notes", notes))
                .requireSuccess();
    }
}
