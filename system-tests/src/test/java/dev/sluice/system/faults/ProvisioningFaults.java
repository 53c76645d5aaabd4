package dev.sluice.system.faults;

import static dev.sluice.stack.services.Service.TRANSFER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.system.Customer;
import dev.sluice.system.Legacy;
import dev.sluice.system.Partner;
import dev.sluice.system.Reply;
import dev.sluice.system.Suite;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** In the long form only: between what is made ready, made and settled, for migrations of bundles and transfers between partners. */
@DisplayName("When the service is killed while it has subscriptions made")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(named = "sluice.long", matches = "true")
class ProvisioningFaults {

    static final Suite suite = Suite.running();
    static final int BUNDLES = 6;
    static final int HANDED_OVER = 3;
    static final Map<String, String> NOTHING_IS_MADE = Map.of("SLUICE_PROVISIONER_EVERY", "off");
    static final Map<String, String> SOON_AGAIN = Map.of("SLUICE_PROVISIONER_LEASE", "PT2S");
    static final List<String> PLACES = List.of("provisioning.ready:2", "provisioning.made:2", "provisioning.settled:2");

    final Partner roma = suite.partner("Roma Servizi");
    final Partner fjord = suite.partner("Fjord Cloud");
    final Customer nordlys = suite.customerOf(roma, "Nordlys Energi");
    final List<String> migrations = new ArrayList<>();
    List<String> bases;
    List<String> addOns;
    List<String> held;
    String transfer;

    @BeforeAll
    void play() {
        suite.awaitQuiet();
        nordlys.takes(roma);
        nordlys.takes(fjord);
        bases = Legacy.subscriptions(roma, nordlys, BUNDLES);
        addOns = Legacy.addOns(roma, nordlys, bases);
        held = held();
        var faults = suite.faults();
        faults.kill(TRANSFER);
        faults.start(TRANSFER, "", NOTHING_IS_MADE);
        faults.awaitReady(TRANSFER);
        ask();
        faults.kill(TRANSFER);
        for (var place : PLACES) {
            faults.start(TRANSFER, place, SOON_AGAIN);
            faults.awaitEnd(TRANSFER, place);
        }
        faults.start(TRANSFER);
        faults.awaitReady(TRANSFER);
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            assertThat(migrations)
                    .allSatisfy(id -> assertThat(state("/v1/migrations/" + id)).isEqualTo("COMPLETED"));
            assertThat(state("/v1/transfers/" + transfer)).isEqualTo("COMPLETE");
        });
        suite.awaitQuiet();
    }

    /** Subscriptions in CSP that go over. */
    private List<String> held() {
        var ids = Stream.generate(() -> UUID.randomUUID().toString())
                .limit(HANDED_OVER)
                .toList();
        suite.registry()
                .imports(
                        "csp-subscriptions",
                        "subscriptionId,customerTenantId,partnerTenantId,sku,quantity,termDuration,billingCycle,startDate,status",
                        ids.stream()
                                .map(id -> "%s,%s,%s,M365_E5_NO_TEAMS,10,P1Y,Monthly,%s,Active"
                                        .formatted(id, nordlys.tenant(), roma.tenant(), suite.businessDay()))
                                .toList());
        return ids;
    }

    private void ask() {
        for (var i = 0; i < BUNDLES; i++) {
            var addOn = Map.of("currentSubscriptionId", addOns.get(i));
            migrations.add(post(
                    roma,
                    "/v1/migrations",
                    Map.of("currentSubscriptionId", bases.get(i), "addOnMigrations", List.of(addOn))));
        }
        transfer = post(
                fjord,
                "/v1/transfers",
                Map.of(
                        "sourcePartnerTenantId", roma.tenant(),
                        "customerTenantId", nordlys.tenant(),
                        "customerEmailId", nordlys.email()));
        post(
                roma,
                "/v1/transfers/" + transfer + "/accept",
                Map.of(
                        "lineItems",
                        held.stream().map(id -> Map.of("subscriptionId", id)).toList()));
    }

    private static String post(Partner partner, String path, Map<String, ?> body) {
        return partner.voice()
                .post(TRANSFER, path, body)
                .requireSuccess()
                .path("id")
                .asText();
    }

    private String state(String path) {
        return roma.voice().get(TRANSFER, path).requireSuccess().path("state").asText();
    }

    private List<JsonNode> subscriptions(Partner partner, String status) {
        return Reply.items(partner.voice()
                        .get(TRANSFER, "/v1/subscriptions?pageSize=1000&customerTenantId=" + nordlys.tenant())
                        .requireSuccess())
                .stream()
                .filter(each -> each.path("status").asText().equals(status))
                .toList();
    }

    @Test
    void every_legacy_subscription_has_become_one_and_is_suspended() {
        assertThat(subscriptions(roma, "Active"))
                .extracting(each -> each.path("migratedFromSubscriptionId").asText())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(bases.stream(), addOns.stream()).toList());
        assertThat(Reply.items(roma.voice()
                        .get(TRANSFER, "/v1/legacy-subscriptions?pageSize=1000&customerTenantId=" + nordlys.tenant())
                        .requireSuccess()))
                .hasSize(2 * BUNDLES)
                .allSatisfy(legacy -> assertThat(legacy.path("status").asText()).isEqualTo("Suspended"));
    }

    @Test
    void what_went_over_is_with_one_of_the_two_alone() {
        assertThat(subscriptions(fjord, "Active"))
                .extracting(each -> each.at("/predecessor/subscriptionId").asText())
                .containsExactlyInAnyOrderElementsOf(held);
        assertThat(subscriptions(roma, "Deleted"))
                .extracting(each -> each.path("id").asText())
                .containsExactlyInAnyOrderElementsOf(held);
    }

    @Test
    void each_was_told_once() {
        for (var type : List.of("migration.started.v1", "migration.completed.v1")) {
            assertThat(told(type)).as(type).containsExactlyInAnyOrderElementsOf(migrations);
        }
        assertThat(told("transfer.completed.v1")).containsExactly(transfer);
    }

    /** Subjects of the events of a type; what was sent again counts once. */
    private List<String> told(String type) {
        return suite.events().stream()
                .filter(event -> event.type().equals(type)
                        && event.attribute("customertenantid").equals(nordlys.tenant()))
                .collect(
                        Collectors.toMap(event -> event.attribute("id"), event -> event.subject(), (first, _) -> first))
                .values()
                .stream()
                .toList();
    }

    @Test
    void nothing_is_left_to_do_and_nothing_is_held() throws SQLException {
        assertThat(rows("open_flow where customer_tenant_id = '%s'".formatted(nordlys.tenant())))
                .isZero();
        assertThat(rows("provisioning_job")).isZero();
        assertThat(rows(
                        "charge where customer_tenant_id = '%s' group by subscription_id, kind, from_day having count(*) > 1"
                                .formatted(nordlys.tenant())))
                .isZero();
    }

    private static int rows(String from) throws SQLException {
        try (var connection = suite.database(TRANSFER);
                var select = connection.prepareStatement("select 1 from " + from);
                var found = select.executeQuery()) {
            var count = 0;
            while (found.next()) {
                count++;
            }
            return count;
        }
    }
}
