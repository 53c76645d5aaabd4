package dev.sluice.attribution;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.stack.testing.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** A seller, an influencer of another group and a customer that no other test knows, as the other services tell of them. */
public final class Portfolio implements AutoCloseable {

    private static final AtomicLong NUMBERS = new AtomicLong(7_000_000);

    public final UUID seller = UUID.randomUUID();
    public final UUID influencer = UUID.randomUUID();
    public final UUID rival = UUID.randomUUID();
    public final UUID customer = UUID.randomUUID();
    public final String domain = customer.toString().substring(0, 8) + ".example";
    public final Cocp others = new Cocp();

    private final Map<UUID, String> partnerIds = new HashMap<>();
    private final Map<String, Long> places = new HashMap<>();

    public Portfolio() {
        partner(seller, null);
        partner(influencer, "G" + NUMBERS.incrementAndGet());
        partner(rival, null);
        var told = Golden.event(
                        Cocp.CUSTOMERS,
                        "customer.changed.v1",
                        Map.of("22222222-0000-4000-8000-000000000001", customer.toString(), "delta.example", domain))
                .put("sequence", 1);
        others.tells(Cocp.CUSTOMERS, told);
        others.wasHeard();
    }

    public void partner(UUID tenant, String group) {
        var id = partnerIds.computeIfAbsent(tenant, each -> Long.toString(NUMBERS.incrementAndGet()));
        var told = Golden.event(
                        Cocp.PARTNERS,
                        "partner.changed.v1",
                        Map.of("11111111-0000-4000-8000-000000000001", tenant.toString(), "4500001", id))
                .put("sequence", places.merge("partner " + tenant, 1L, Long::sum));
        if (group == null) {
            told.withObject("/data").remove("globalPartnerId");
        } else {
            told.withObject("/data").put("globalPartnerId", group);
            partnerIds.put(group(tenant), group);
        }
        others.tells(Cocp.PARTNERS, told);
    }

    public String partnerId(UUID tenant) {
        return partnerIds.get(tenant);
    }

    public String globalId(UUID tenant) {
        return partnerIds.get(group(tenant));
    }

    private static UUID group(UUID tenant) {
        return new UUID(tenant.getMostSignificantBits(), 0);
    }

    /** An active subscription of the customer to Business Central, sold by the seller since 1 April 2026. */
    public ObjectNode subscription(String id) {
        var told = Golden.event(
                        Cocp.SUBSCRIPTIONS,
                        "subscription.changed.v1",
                        Map.of(
                                "22222222-0000-4000-8000-000000000001",
                                customer.toString(),
                                "11111111-0000-4000-8000-000000000001",
                                seller.toString(),
                                "019d48ea-35d0-7c66-adea-8aaf3b50dea8",
                                id))
                .put("sequence", places.merge(id, 1L, Long::sum));
        told.withObject("/data")
                .put("sku", "DYN365_BUSINESS_CENTRAL_ESSENTIALS")
                .remove(List.of("predecessor", "partnerSince"));
        return told;
    }

    /** Bought in the traditional CSP on 1 September 2025. */
    public ObjectNode legacy(String id, long place, UUID partner, String since) {
        var told = Golden.event(
                        Cocp.SUBSCRIPTIONS,
                        "legacy-subscription.changed.v1",
                        Map.of(
                                "22222222-0000-4000-8000-000000000001",
                                customer.toString(),
                                "11111111-0000-4000-8000-000000000001",
                                partner.toString(),
                                "4c5d2a10-0000-4000-8000-000000000001",
                                id))
                .put("sequence", place);
        told.withObject("/data").put("status", "Active").put("partnerSince", since);
        return told;
    }

    public void tell(ObjectNode subscription) {
        others.tells(Cocp.SUBSCRIPTIONS, subscription);
    }

    /** A fresh subscription that everybody knows. */
    public String subscribed() {
        var id = UUID.randomUUID().toString();
        tell(subscription(id));
        others.wasHeard();
        return id;
    }

    /** A fresh subscription that everybody knows, sold by the seller since that day. */
    public String subscribedSince(String day) {
        var id = UUID.randomUUID().toString();
        tellSince(id, day);
        others.wasHeard();
        return id;
    }

    public void tellSince(String id, String day) {
        tellSale(id, seller, day);
    }

    public void tellSale(String id, UUID partner, String day) {
        var told = subscription(id).put("sequence", 2);
        told.withObject("/data").put("startDate", day).put("partnerTenantId", partner.toString());
        tell(told);
    }

    /** A subscription of the customer of which nobody has said yet who sells it. */
    public void tellNobodys(String id) {
        var told = subscription(id).put("sequence", 1);
        told.withObject("/data").remove("partnerTenantId");
        tell(told);
    }

    /** One took the place of the other at the beginning of that day. */
    public ObjectNode replacing(String predecessor, String successor, String day) {
        var told = subscription(successor);
        told.withObject("/data")
                .put("startDate", day.substring(0, "2026-04-01".length()))
                .putObject("predecessor")
                .put("channel", "CSP")
                .put("subscriptionId", predecessor);
        return told;
    }

    public RequestSpecification as(String type, UUID tenant, String... roles) {
        return given().auth()
                .oauth2(TestTokens.token(type, tenant, roles[0] + "@" + tenant + ".example", roles))
                .contentType(ContentType.JSON);
    }

    public RequestSpecification asPartner(UUID partner) {
        return as("PARTNER", partner, "incentives-admin");
    }

    public RequestSpecification asCustomer() {
        return as("CUSTOMER", customer, "global-admin");
    }

    public RequestSpecification asOperator(String role) {
        return as("OPERATOR", UUID.randomUUID(), role);
    }

    public ValidatableResponse associations(String query) {
        return asOperator("operations")
                .get("/v1/associations?customerTenantId=" + customer + query)
                .then();
    }

    /** An association of the rival with the customer's subscription. */
    public Map<String, Object> association(String type, String subscription) {
        return Map.of(
                "type", type,
                "partnerTenantId", rival,
                "customerTenantId", customer,
                "subscriptionId", subscription,
                "from", "2026-04-02T00:00:00Z");
    }

    public ValidatableResponse names(Map<String, Object> association) {
        return asOperator("operations")
                .body(association)
                .post("/v1/associations")
                .then();
    }

    public ValidatableResponse namesDigitalPartner(String subscription, UUID partner, String ifMatch) {
        var request = asCustomer().body(Map.of("partnerId", partnerId(partner)));
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .put(digitalPartnerOf(subscription))
                .then();
    }

    public static String digitalPartnerOf(String subscription) {
        return "/v1/subscriptions/" + subscription + "/digital-partner-of-record";
    }

    @Override
    public void close() {
        others.close();
    }
}
