package dev.sluice.system.keycloak;

import static dev.sluice.stack.services.Service.ATTRIBUTION;
import static dev.sluice.stack.services.Service.COCP;
import static dev.sluice.stack.services.Service.NOTIFICATION;
import static dev.sluice.stack.services.Service.TRANSFER;
import static dev.sluice.system.Suite.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.stack.Root;
import dev.sluice.stack.issuer.TenantType;
import dev.sluice.stack.receiver.Receipt;
import dev.sluice.stack.services.Service;
import dev.sluice.system.Customer;
import dev.sluice.system.Operator;
import dev.sluice.system.Partner;
import dev.sluice.system.Suite;
import dev.sluice.system.Voice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** By {@code ./mvnw verify -Pkeycloak}: the archive of Keycloak is no part of the ordinary build. */
@DisplayName("With Keycloak as the issuer")
@EnabledIfSystemProperty(named = "sluice.keycloak", matches = ".+")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeycloakStory {

    static final Suite suite = Suite.running();
    static final String EVA = "eva@delta.example";

    Keycloak keycloak;
    Program registrar;
    Program customerProgram;
    String customerTenant;
    Partner fjord;
    Partner noordzee;
    Customer delta;
    String licence;

    @BeforeAll
    void takeTheSuiteOver() throws IOException {
        var root = Root.find();
        keycloak = Keycloak.start(
                Path.of(System.getProperty("sluice.keycloak")),
                root.resolve("deploy/keycloak/sluice-realm.json"),
                root.resolve("system-tests/target/keycloak.log"));
        issuedBy(Map.of("QUARKUS_OIDC_AUTH_SERVER_URL", keycloak.realm()));
        registrar = keycloak.admin()
                .program(
                        TenantType.OPERATOR,
                        "00000000-0000-4000-8000-00000000000f",
                        "registry@sluice.example",
                        "registry",
                        "operations",
                        "platform");
        customerTenant = UUID.randomUUID().toString();
        customerProgram =
                keycloak.admin().program(TenantType.CUSTOMER, customerTenant, EVA, "enterprise-admin", "global-admin");
        fjord = partner("Fjord Cloud");
        noordzee = partner("Noordzee Licenties").listening();
        registry().registerCustomer(customerTenant, "Delta Waterwerken");
        licence = customerTenant.substring(0, 8) + "-00";
        delta = new Customer(
                suite, "Delta Waterwerken", customerTenant, fjord, EVA, voice(customerProgram), List.of(licence));
        registry().registerAgreement(licence, delta);
    }

    @AfterAll
    void giveItBack() {
        if (keycloak != null) {
            keycloak.close();
        }
        issuedBy(Map.of());
    }

    @Test
    @Order(1)
    void a_request_goes_through_all_four_services() {
        var request = delta.asksToMoveTo(noordzee);
        noordzee.accepts(request);

        eventually(() -> assertThat(fjord.transferView(licence)
                        .requireSuccess()
                        .at("/changeInProgress/requestId")
                        .asText())
                .isEqualTo(request.id()));
        eventually(() -> assertThat(delta.associations(licence))
                .singleElement()
                .satisfies(only ->
                        assertThat(only.path("partnerTenantId").asText()).isEqualTo(fjord.tenant())));
        eventually(() -> assertThat(noordzee.webhooks())
                .filteredOn(webhook -> webhook.toString().contains(request.id()))
                .extracting(webhook -> webhook.path("verdict").asText())
                .hasSizeGreaterThan(1)
                .containsOnly(Receipt.VERIFIED));
    }

    @Test
    @Order(2)
    void the_local_issuers_tokens_are_nothing_worth() {
        var stranger = suite.partnerVoice(noordzee.tenant(), noordzee.email());

        assertThat(everywhere(stranger)).containsOnly(401);
    }

    @Test
    @Order(3)
    void a_token_that_was_changed_is_nothing_worth() {
        var parts = keycloak.token(customerProgram).split("\\.");
        var claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace(customerTenant, UUID.randomUUID().toString());
        parts[1] = Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8));

        assertThat(everywhere(suite.voice(String.join(".", parts)))).containsOnly(401);
    }

    @Test
    @Order(4)
    void tokens_of_a_new_key_are_understood_and_those_of_the_old_one_still_count() {
        var old = voice(customerProgram);

        keycloak.admin().rotateKey();

        var fresh = voice(customerProgram);
        assertThat(keyOf(fresh)).isNotEqualTo(keyOf(old));
        eventually(() -> assertThat(everywhere(fresh)).containsOnly(200));
        assertThat(everywhere(old)).containsOnly(200);
    }

    @Test
    @Order(5)
    void who_has_a_token_is_served_while_the_issuer_is_away() throws IOException {
        var issued = voice(customerProgram);
        keycloak.kill();

        assertThat(everywhere(issued)).containsOnly(200);
        suite.faults().kill(COCP);
        suite.faults().start(COCP, "", Map.of("QUARKUS_OIDC_AUTH_SERVER_URL", keycloak.realm()));
        suite.faults().awaitReady(COCP);
        var refused = issued.get(COCP, "/v1/agreements/" + licence);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.code()).isEqualTo("UNAVAILABLE");
        assertThat(refused.header("Retry-After")).isNotEmpty();
        assertThat(everywhere(issued, TRANSFER, ATTRIBUTION, NOTIFICATION)).containsOnly(200);

        keycloak.start();
        eventually(() -> assertThat(everywhere(issued)).containsOnly(200));
        assertThat(everywhere(voice(customerProgram))).containsOnly(200);
    }

    private static List<Integer> everywhere(Voice voice) {
        return everywhere(voice, Service.values());
    }

    private static List<Integer> everywhere(Voice voice, Service... services) {
        return Stream.of(services)
                .map(service -> voice.get(service, anything(service)).status())
                .toList();
    }

    private static String anything(Service service) {
        return switch (service) {
            case COCP -> "/v1/partner-change-requests";
            case TRANSFER -> "/v1/agreements";
            case ATTRIBUTION -> "/v1/associations";
            case NOTIFICATION -> "/v1/notices";
        };
    }

    private static String keyOf(Voice voice) {
        return new String(Base64.getUrlDecoder().decode(voice.token().split("\\.")[0]), StandardCharsets.UTF_8);
    }

    private Voice voice(Program program) {
        return suite.voice(keycloak.token(program));
    }

    private Operator registry() {
        return new Operator(voice(registrar));
    }

    private Partner partner(String name) {
        var tenant = UUID.randomUUID().toString();
        var pcn = "K" + tenant.substring(0, 7).toUpperCase(java.util.Locale.ROOT);
        var email = "anna@k%s.example".formatted(tenant.substring(0, 8));
        registry().registerPartner(tenant, name, pcn);
        registry().registerSubmitter(tenant, email);
        var program = keycloak.admin()
                .program(TenantType.PARTNER, tenant, email, "contract-submitter", "admin-agent", "integration-admin");
        return new Partner(suite, name, tenant, pcn, email, voice(program));
    }

    private static void issuedBy(Map<String, String> settings) {
        for (var service : Service.values()) {
            suite.faults().kill(service);
            suite.faults().start(service, "", settings);
        }
        Stream.of(Service.values()).forEach(suite.faults()::awaitReady);
    }
}
