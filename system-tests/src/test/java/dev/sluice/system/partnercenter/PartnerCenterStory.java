package dev.sluice.system.partnercenter;

import static dev.sluice.stack.services.Service.TRANSFER;
import static dev.sluice.system.Suite.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.system.Customer;
import dev.sluice.system.Legacy;
import dev.sluice.system.Partner;
import dev.sluice.system.Suite;
import dev.sluice.system.partnercenter.PartnerCenterClient.Answer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayName("A client of the vendor's API migrates and schedules, by another base address alone")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PartnerCenterStory {

    static final Suite suite = Suite.running();
    static final String REFERENCE = UUID.randomUUID().toString();

    final Partner partner = suite.partner("Roma Servizi");
    final Customer customer = suite.customerOf(partner, "Nordlys Energi");
    final PartnerCenterClient client = new PartnerCenterClient(
            partner.voice().address().apply(TRANSFER), partner.voice().token());
    final String migrations = "/v1/customers/" + customer.tenant() + "/migrations/newcommerce";
    final String schedules = migrations + "/schedules";

    String migrated;
    String scheduled;
    Answer eligible;
    Answer ineligible;
    Answer created;
    LocalDate today;
    Answer repeated;
    Answer completed;
    Answer again;
    Answer schedule;
    Answer read;
    Answer updated;
    Answer stale;
    Answer otherSubscription;
    Answer canceled;
    Answer tooLate;

    @BeforeAll
    void play() {
        suite.awaitQuiet();
        today = suite.businessDay();
        var old = Legacy.subscriptions(partner, customer, 2);
        migrated = old.getFirst();
        scheduled = old.getLast();
        customer.takes(partner);
        validate();
        migrate();
        plan();
    }

    private void validate() {
        eligible = client.post(migrations + "/validate", Map.of("currentSubscriptionId", migrated));
        ineligible = client.post(
                migrations + "/validate",
                Map.of("currentSubscriptionId", migrated, "termDuration", "P1M", "billingCycle", "Annual"));
    }

    private void migrate() {
        var body = Map.of("currentSubscriptionId", migrated, "quantity", 20, "externalReferenceId", REFERENCE);
        var request = UUID.randomUUID().toString();
        created = client.post(migrations, body, request);
        repeated = client.post(migrations, body, request);
        eventually(() -> assertThat(client.get(one(created)).text("status")).isEqualTo("Completed"));
        completed = client.get(one(created));
        again = client.post(migrations, body);
    }

    private void plan() {
        var day = today.plusDays(30) + "T00:00:00Z";
        schedule = client.post(schedules, Map.of("currentSubscriptionId", scheduled, "targetDate", day));
        var path = schedules + "/" + schedule.text("id");
        read = client.get(path);
        var renewal = Map.of("currentSubscriptionId", scheduled, "migrateOnRenewal", true, "quantity", 12);
        updated = client.put(path, renewal, read.header("ETag"));
        stale = client.put(path, renewal, read.header("ETag"));
        otherSubscription = client.put(
                path, Map.of("currentSubscriptionId", migrated, "migrateOnRenewal", true), updated.header("ETag"));
        canceled = client.post(path + "/cancel", Map.of());
        tooLate = client.put(path, renewal, canceled.header("ETag"));
    }

    private String one(Answer migration) {
        return migrations + "/" + migration.text("id");
    }

    @Test
    void validates() {
        assertThat(eligible.status()).isEqualTo(200);
        assertThat(eligible.text("currentSubscriptionId")).isEqualTo(migrated);
        assertThat(eligible.body().path("isEligible").asBoolean()).isTrue();
        assertThat(eligible.text("catalogItemId")).startsWith("CFQ7");
        assertThat(ineligible.status()).isEqualTo(200);
        assertThat(ineligible.body().path("isEligible").asBoolean()).isFalse();
        assertThat(ineligible.body().at("/errors/0/code").intValue()).isEqualTo(6);
        assertThat(ineligible.body().at("/errors/0/description").asText()).isNotBlank();
    }

    @Test
    void migrates_once_however_often_it_asks_under_one_id() {
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("status")).isEqualTo("Processing");
        assertThat(created.header("MS-RequestId")).isNotEmpty();
        assertThat(created.header("MS-CorrelationId")).isNotEmpty();
        assertThat(repeated.text("id")).isEqualTo(created.text("id"));
        assertThat(completed.text("currentSubscriptionId")).isEqualTo(migrated);
        assertThat(completed.text("customerTenantId")).isEqualTo(customer.tenant());
        assertThat(completed.text("newCommerceSubscriptionId")).isNotEmpty();
        assertThat(completed.text("newCommerceOrderId")).isNotEmpty();
        assertThat(completed.text("completedTime")).isGreaterThanOrEqualTo(completed.text("startedTime"));
        assertThat(completed.text("subscriptionEndDate")).isEqualTo(today.plusDays(115) + "T00:00:00Z");
        assertThat(completed.body().path("quantity").asInt()).isEqualTo(20);
        assertThat(completed.text("termDuration")).isEqualTo("P1Y");
        assertThat(completed.text("billingCycle")).isEqualTo("Monthly");
        assertThat(completed.body().path("purchaseFullTerm").asBoolean(true)).isFalse();
        assertThat(completed.body().at("/attributes/objectType").asText()).isEqualTo("NewCommerceMigration");
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.code()).isEqualTo("900215");
        assertThat(again.text("description")).isNotBlank();
        assertThat(again.text("source")).isNotBlank();
        assertThat(again.body().path("data").isArray()).isTrue();
    }

    @Test
    void reads_the_steps() {
        var steps = client.get(migrations + "/events?current_subscription_id=" + migrated);

        assertThat(items(steps, "eventName"))
                .containsExactly(
                        "MigrationStarted",
                        "NewCommerceSubscriptionCreated",
                        "NewCommerceSubscriptionProvisioned",
                        "MigrationCompleted");
        assertThat(items(steps, "newCommerceMigrationId")).containsOnly(created.text("id"));
        assertThat(items(steps, "createdTime")).isSorted();
        assertThat(steps.body().path("totalCount").asInt()).isEqualTo(4);
        assertThat(steps.body().at("/attributes/objectType").asText()).isEqualTo("Collection");
    }

    @Test
    void finds_migrations_by_each_of_the_three() {
        for (var query : List.of(
                "CustomerTenantId=" + customer.tenant(),
                "CurrentSubscriptionId=" + migrated,
                "ExternalReferenceId=" + REFERENCE)) {
            assertThat(items(client.get("/v1/migrations/newcommerce?" + query), "id"))
                    .containsExactly(created.text("id"));
        }
        assertThat(client.get("/v1/migrations/newcommerce").status()).isEqualTo(400);
        var unknown = client.get(migrations + "/" + UUID.randomUUID());
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.code()).isEqualTo("900224");
    }

    @Test
    void schedules_and_reads_it() {
        assertThat(schedule.status()).isEqualTo(201);
        assertThat(schedule.text("status")).isEqualTo("Created");
        assertThat(read.text("targetDate")).isEqualTo(today.plusDays(30) + "T00:00:00Z");
        assertThat(read.body().path("migrateOnRenewal").asBoolean(true)).isFalse();
        assertThat(read.header("ETag")).isNotEmpty();
        assertThat(items(
                        client.get("/v1/migrations/newcommerce/schedules?CustomerTenantId=" + customer.tenant()), "id"))
                .containsExactly(schedule.text("id"));
        for (var none : List.of(
                Map.<String, Object>of("currentSubscriptionId", scheduled),
                Map.<String, Object>of(
                        "currentSubscriptionId",
                        scheduled,
                        "migrateOnRenewal",
                        true,
                        "targetDate",
                        read.text("targetDate")))) {
            assertThat(client.post(schedules, none).status()).isEqualTo(400);
        }
    }

    @Test
    void updates_what_it_has_read_and_nothing_else() {
        assertThat(updated.status()).isEqualTo(200);
        assertThat(updated.body().path("migrateOnRenewal").asBoolean()).isTrue();
        assertThat(updated.body().has("targetDate")).isFalse();
        assertThat(updated.body().path("quantity").asInt()).isEqualTo(12);
        assertThat(updated.text("lastModifiedTime")).isGreaterThan(read.text("lastModifiedTime"));
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.code()).isEqualTo("2055");
        assertThat(otherSubscription.status()).isEqualTo(400);
    }

    @Test
    void cancels() {
        assertThat(canceled.status()).isEqualTo(200);
        assertThat(canceled.text("status")).isEqualTo("Cancelled");
        assertThat(client.get(schedules + "/" + schedule.text("id")).text("status"))
                .isEqualTo("Cancelled");
        assertThat(tooLate.status()).isEqualTo(409);
    }

    private static List<String> items(Answer answer, String field) {
        return StreamSupport.stream(answer.body().path("items").spliterator(), false)
                .map(item -> item.path(field).asText())
                .toList();
    }
}
