package dev.sluice.transfer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.stack.testing.TestTokens;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Partners and customers that no other test knows, as the registry tells them, and what they say over HTTP. */
public final class Trade implements AutoCloseable {

    public static final String REGISTRY = TestTokens.token(
            "OPERATOR",
            UUID.fromString("00000000-0000-4000-8000-00000000000f"),
            "",
            "registry",
            "operations",
            "platform",
            "auditor");

    public final Cocp cocp = new Cocp();

    /** An organisation with its tenant; {@code partnerId} for partners. */
    public record Tenant(String kind, UUID id, String partnerId) {

        public String as(String... roles) {
            return called("somebody@example.org", roles);
        }

        public String called(String email, String... roles) {
            return TestTokens.token(kind, id, email, roles);
        }

        public String admin() {
            return as(kind.equals("PARTNER") ? "admin-agent" : "global-admin");
        }
    }

    public Tenant partner(String region, String... types) {
        return partner(region, Map.of(), types);
    }

    /** @param more fields; a value of {@code ""} leaves one out */
    public Tenant partner(String region, Map<String, Object> more, String... types) {
        var id = UUID.randomUUID();
        var partnerId = Long.toString(1_000_000 + (id.getLeastSignificantBits() & 0xffffffffffL));
        var tenant = new Tenant("PARTNER", id, partnerId);
        partner(tenant, region, 1, more, types);
        return tenant;
    }

    public void partner(Tenant tenant, String region, long sequence, Map<String, Object> more, String... types) {
        var id = tenant.id().toString();
        var event = Golden.event(Cocp.PARTNERS, "partner.changed.v1", Map.of())
                .put("subject", id)
                .put("partitionkey", id)
                .put("sequence", sequence);
        var data = event.withObject("/data");
        data.put("partnerTenantId", id)
                .put("name", "Partner " + tenant.partnerId())
                .put("partnerId", tenant.partnerId())
                .put("region", region)
                .put("mpaSigned", true);
        data.remove(List.of("pcn", "globalPartnerId", "indirectProviderTenantId"));
        var typed = data.putArray("partnerTypes");
        List.of(types).forEach(typed::add);
        override(data, more);
        cocp.tells(Cocp.PARTNERS, event);
    }

    public Tenant customer(String region) {
        return customer(region, Map.of());
    }

    public Tenant customer(String region, Map<String, Object> more) {
        var tenant = new Tenant("CUSTOMER", UUID.randomUUID(), "");
        customer(tenant, region, 1, more);
        return tenant;
    }

    public void customer(Tenant tenant, String region, long sequence, Map<String, Object> more) {
        var event = Golden.event(Cocp.CUSTOMERS, "customer.changed.v1", Map.of())
                .put("subject", tenant.id().toString())
                .put("partitionkey", tenant.id().toString())
                .put("sequence", sequence);
        var data = event.withObject("/data");
        data.put("customerTenantId", tenant.id().toString())
                .put("name", "Customer " + tenant.id())
                .put("region", region)
                .put("version", sequence);
        override(data, more);
        cocp.tells(Cocp.CUSTOMERS, event);
    }

    /** @param more fields; a value of {@code ""} leaves one out */
    public String agreement(Tenant customer, LocalDate end, Map<String, Object> more) {
        var id = "E" + UUID.randomUUID();
        agreement(id, customer, end, 1, more);
        return id;
    }

    public void agreement(String id, Tenant customer, LocalDate end, long sequence, Map<String, Object> more) {
        var event = Golden.event(Cocp.AGREEMENTS, "agreement.changed.v1", Map.of())
                .put("subject", id)
                .put("partitionkey", id)
                .put("sequence", sequence);
        var data = event.withObject("/data");
        data.put("agreementId", id)
                .put("customerTenantId", customer.id().toString())
                .put("program", "EA")
                .put("status", "ACTIVE")
                .put("endDate", end.toString())
                .put("renewed", false)
                .put("version", sequence);
        data.remove(List.of("partnerOfRecord", "extendedPeriodTerm"));
        override(data, more);
        cocp.tells(Cocp.AGREEMENTS, event);
    }

    private static void override(ObjectNode data, Map<String, Object> more) {
        more.forEach((name, value) -> {
            if ("".equals(value)) {
                data.remove(name);
            } else {
                data.set(name, Golden.JSON.valueToTree(value));
            }
        });
    }

    public Trade heard() {
        cocp.wasHeard();
        return this;
    }

    /** An active relationship between the two, whose id it returns. */
    public String related(Tenant partner, Tenant customer) {
        var asked = post(
                partner.admin(),
                "/v1/relationship-requests",
                Map.of("type", "RESELLER", "customerTenantId", customer.id(), "includeDelegatedAdmin", true));
        assertThat(asked.statusCode()).as(asked.asString()).isEqualTo(201);
        var accepted = act(customer.admin(), "/v1/relationship-requests/" + asked.path("id") + "/accept");
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(200);
        return accepted.path("relationships[0].relationshipId");
    }

    public Response post(String who, String path, Map<String, ?> body) {
        return by(who).contentType("application/json").body(body).post(path);
    }

    public Response act(String who, String path) {
        return by(who).contentType("application/json").body("{}").post(path);
    }

    /** Rows that the registry imports; the operation when it is done. */
    public Response imported(String kind, String csv) {
        var started = by(REGISTRY).contentType("text/csv").body(csv).post("/v1/imports?kind=" + kind);
        assertThat(started.statusCode()).as(started.asString()).isEqualTo(202);
        var operation = "/v1/operations/" + started.path("id");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(get(REGISTRY, operation).<Boolean>path("done"))
                        .isTrue());
        return get(REGISTRY, operation);
    }

    public Response get(String who, String path) {
        return by(who).urlEncodingEnabled(false).get(path);
    }

    public static RequestSpecification by(String who) {
        return given().header("Authorization", "Bearer " + who);
    }

    public Instant now() {
        return Instant.parse(get(REGISTRY, "/sandbox/clock").path("now"));
    }

    public LocalDate today() {
        return LocalDate.ofInstant(now(), ZoneOffset.UTC);
    }

    /** Business time; everything due on the way has run when it answers. */
    public Instant advance(Duration by) {
        var answer = post(REGISTRY, "/sandbox/clock/advance", Map.of("by", by.toString()));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return Instant.parse(answer.path("now"));
    }

    public Instant advanceTo(Instant to) {
        var answer = post(REGISTRY, "/sandbox/clock/advance", Map.of("to", to.toString()));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return Instant.parse(answer.path("now"));
    }

    @Override
    public void close() {
        cocp.close();
    }
}
