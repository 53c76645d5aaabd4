package dev.sluice.cocp.codes;

import dev.sluice.cocp.World;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** How each code about the registry comes about. */
final class RegistryScenarios {

    private final World world;

    RegistryScenarios(World world) {
        this.world = world;
    }

    Map<String, Supplier<Response>> all() {
        return Map.of(
                "PARTNER_OF_RECORD_OWNED",
                this::afterAChange,
                "PCN_TAKEN",
                () -> world.put(
                        "/v1/partners/" + UUID.randomUUID(), World.partnerBody("Thief", world.fjordPcn, "NL", true)),
                "CUSTOMER_UNKNOWN",
                () -> world.put(
                        "/v1/agreements/L" + UUID.randomUUID(),
                        world.agreementBody(Map.of("customerTenantId", UUID.randomUUID()))),
                "PARTNER_UNKNOWN",
                this::underAProviderThatIsNotRegistered);
    }

    private Response afterAChange() {
        var licence = world.agreement();
        world.accept(world.anna, world.submitted(licence)).then().statusCode(200);
        world.advance(Duration.ofDays(92));
        return world.replace("/v1/agreements/" + licence, "*", world.agreementBody(Map.of()));
    }

    private Response underAProviderThatIsNotRegistered() {
        var body = World.partnerBody("Reseller", "RE" + world.tag, "NL", true);
        body.put("indirectProviderTenantId", UUID.randomUUID().toString());
        return world.put("/v1/partners/" + UUID.randomUUID(), body);
    }
}
