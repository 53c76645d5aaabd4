package dev.sluice.cocp.selection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cocp.World;
import dev.sluice.stack.testing.TestTokens;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** How each code about supplier selections comes about. */
public final class SelectionScenarios extends Market {

    public Map<String, Supplier<Response>> all() {
        var all = new HashMap<String, Supplier<Response>>();
        all.put("SELECTION_REFUSED", () -> open(Map.of("agreementIds", List.of("nowhere"), "criteria", twice())));
        all.put("CRITERION_REPEATED", () -> open(Map.of("criteria", twice())));
        all.put("ADVISER_NOT_INDEPENDENT", () -> post(opened(), "advisers", Map.of("tenant", world.fjord)));
        all.put("ALREADY_INVITED", this::inviteTwice);
        all.put("TOO_MANY_INVITATIONS", this::inviteThirtyOne);
        all.put("PARTNER_NOT_SUITABLE", () -> invite(partner("BL0C", "NL", false)));
        all.put("PCN_MISSING", () -> invite(withoutPcn()));
        all.put("PARTNER_OUT_OF_REGION", () -> invite(partner("BAYC", "US", true)));
        all.put("PARTNER_IS_ADVISER", this::inviteAnAdviser);
        all.put("NO_SUBMITTER", () -> candidates(partnerNamed("Nobody " + world.tag)));
        all.put("NOT_A_LICENSING_PARTNER", () -> candidates(directBillOnly()));
        all.put("CRITERION_UNKNOWN", () -> quoted(Map.of("answers", Map.of("colour", Map.of("score", 1)))));
        all.put("NO_QUOTATION", () -> choose(opened(), world.noordzee));
        all.put("CONTACT_UNKNOWN", this::chooseWithoutAnybodyToWriteTo);
        all.replaceAll((_, scenario) -> () -> {
            register();
            return scenario.get();
        });
        return all;
    }

    private static List<Map<String, Object>> twice() {
        return List.of(Map.of("key", "a", "weight", 1), Map.of("key", "a", "weight", 1));
    }

    private Response open(Map<String, ?> differences) {
        return world.post(world.customer, "/v1/selections", opening(differences));
    }

    private Response post(String id, String verb, Map<String, ?> body) {
        return world.post(world.customer, path(id) + "/" + verb, body);
    }

    private Response invite(UUID partner) {
        return post(opened(), "invitations", Map.of("partnerTenantId", partner));
    }

    private Response inviteTwice() {
        var id = opened();
        invited(id, roma);
        return post(id, "invitations", Map.of("partnerTenantId", roma));
    }

    private Response inviteThirtyOne() {
        var id = opened();
        for (int i = 0; i < 30; i++) {
            invited(id, partnerNamed("Partner " + i));
        }
        return post(id, "invitations", Map.of("partnerTenantId", roma));
    }

    private Response inviteAnAdviser() {
        var id = opened();
        adviser(id);
        world.partner(adviserTenant, "Turncoat", "TURN" + world.tag, "NL", true);
        return post(id, "invitations", Map.of("partnerTenantId", adviserTenant));
    }

    private UUID partner(String pcn, String country, boolean authorized) {
        var tenant = UUID.randomUUID();
        world.partner(tenant, "Partner " + world.tag, pcn + world.tag, country, authorized);
        return tenant;
    }

    private UUID withoutPcn() {
        var tenant = UUID.randomUUID();
        var body = World.partnerBody("Reseller", "", "DE", true);
        body.remove("pcn");
        world.put("/v1/partners/" + tenant, body).then().statusCode(201);
        return tenant;
    }

    private UUID directBillOnly() {
        var tenant = UUID.randomUUID();
        var body = World.partnerBody("Direct " + world.tag, "D1R" + world.tag, "DE", true);
        body.put("partnerTypes", List.of("DIRECT_BILL"));
        world.put("/v1/partners/" + tenant, body).then().statusCode(201);
        return tenant;
    }

    /** Those with the tag of this test in their names. */
    private Response candidates(UUID expected) {
        var answer = world.get(world.customer, path(opened()) + "/candidates?suitable=false&name=" + world.tag);
        assertThat(answer.<List<String>>path("items.partnerTenantId")).contains(expected.toString());
        return answer;
    }

    private Response quoted(Map<String, ?> offer) {
        var id = opened();
        invited(id, roma);
        return putAs(luca, path(id) + "/quotations/" + roma, null, offer);
    }

    private Response choose(String id, UUID partner) {
        return post(id, "choose", Map.of("partnerTenantId", partner));
    }

    /** Nobody may accept there, and the one who quoted gave no address. */
    private Response chooseWithoutAnybodyToWriteTo() {
        var id = opened();
        invited(id, roma);
        var silent = TestTokens.token("PARTNER", roma, "", "admin-agent");
        quote(silent, id, roma, offer(1, 1, "1.00")).statusCode(201);
        return choose(id, roma);
    }
}
