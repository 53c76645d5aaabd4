package dev.sluice.system;

import static dev.sluice.stack.services.Service.COCP;
import static dev.sluice.system.Suite.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A customer that looks for another partner")
class SupplierSelectionStory {

    static final Suite suite = Suite.running();

    final Partner fjord = suite.partner("Fjord Cloud");
    final Partner noordzee = suite.partner("Noordzee Licenties").listening();
    final Partner roma = suite.partner("Roma Servizi").listening();
    final Customer delta = suite.customerOf(fjord, "Delta Waterwerken").withLicences(2);
    final Adviser ada = suite.adviser();

    @Test
    void is_advised_compares_quotations_and_moves_to_the_one_it_chooses() {
        var selection = Selection.openedBy(delta);
        selection.isAdvisedBy(ada);
        ada.invites(selection, noordzee);
        ada.invites(selection, roma);
        assertThat(ada.triesToInvite(selection, fjord).code()).isEqualTo("PARTNER_NOT_SUITABLE");

        selection.quotedBy(noordzee, 90, 80, "1000.00").requireSuccess();
        selection.quotedBy(roma, 60, 95, "900.00").requireSuccess();
        ada.notes(selection, "Roma is cheaper and slower.");

        var comparison = selection.seenBy(delta.voice(), "/comparison");
        assertThat(comparison.path("recommended"))
                .extracting(recommended -> recommended.asText())
                .containsExactly(noordzee.tenant());
        assertThat(selection.seenBy(ada.voice(), "/comparison")).isEqualTo(comparison);
        assertThat(delta.voice()
                        .document(COCP, selection.path() + "/report")
                        .body()
                        .asText())
                .startsWith("%PDF");
        assertThat(ada.triesToChoose(selection, noordzee).status()).isEqualTo(403);

        var prefilled = selection.choosing(noordzee);
        var request = delta.asked(delta.voice().post(COCP, "/v1/partner-change-requests", prefilled));
        noordzee.accepts(request);

        assertThat(request.states()).isEqualTo(Map.of("ACCEPTED", 2));
        assertThat(request.view().path("newPartner").path("pcn").asText()).isEqualTo(noordzee.pcn());
        eventually(() -> assertThat(types(noordzee))
                .containsSubsequence("selection.invited.v1", "selection.quoted.v1", "selection.chosen.v1"));
        eventually(() -> assertThat(types(roma))
                .containsSubsequence("selection.invited.v1", "selection.quoted.v1", "selection.closed.v1"));
    }

    @Test
    void tells_no_partner_of_the_others() {
        var selection = Selection.openedBy(delta);
        selection.isAdvisedBy(ada);
        ada.invites(selection, noordzee);
        ada.invites(selection, roma);
        selection.quotedBy(noordzee, 90, 80, "1000.00").requireSuccess();
        selection.quotedBy(roma, 60, 95, "900.00").requireSuccess();

        selection.choosing(noordzee);

        eventually(() -> assertThat(types(roma)).contains("selection.closed.v1"));
        assertThat(roma.webhooks().toString())
                .doesNotContain(noordzee.tenant(), noordzee.pcn(), ada.tenant(), "1000.00");
        assertThat(selection.seenBy(roma.voice(), "").toString())
                .doesNotContain(noordzee.tenant(), noordzee.pcn(), "1000.00");
        assertThat(fjord.voice().get(COCP, selection.path()).status()).isEqualTo(404);
    }

    private static List<String> types(Partner partner) {
        return partner.webhooks().stream()
                .map(webhook -> webhook.path("body").path("type").asText())
                .toList();
    }
}
