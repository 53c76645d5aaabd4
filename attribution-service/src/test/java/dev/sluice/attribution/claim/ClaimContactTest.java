package dev.sluice.attribution.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.attribution.Announced;
import dev.sluice.attribution.Golden;
import dev.sluice.attribution.Portfolio;
import dev.sluice.attribution.association.ContractSchemas;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "attribution"))
@DisplayName("The address of a claim's contact")
class ClaimContactTest {

    static final Duration RETENTION = Duration.ofDays(30);

    @Inject
    BusinessClock clock;

    @Inject
    ObjectMapper json;

    final Portfolio portfolio = new Portfolio();
    final Claimant claimant = new Claimant(portfolio);
    final UUID alpen = portfolio.influencer;

    @AfterEach
    void hang_up() {
        clock.runAhead(clock.offset());
        portfolio.close();
    }

    @Test
    void is_told_with_the_submission_and_not_before() {
        var draft = claimant.draft(alpen, claimant.workload("EXCHANGE"));
        var claim = claimant.submitted(alpen, claimant.revenue(portfolio.subscribed()));

        try (var contacts = Announced.contacts()) {
            contacts.until(told -> assertThat(of(claim, told)).singleElement().satisfies(contact -> {
                ContractSchemas.accept(contact);
                assertThat(contact.at("/data/email").asText()).isEqualTo("gitte@nordlys.example");
                assertThat(contact.at("/data/name").asText()).isEqualTo("Gitte Lund");
                assertThat(contact.at("/data/tenantId").asText()).isEqualTo(portfolio.customer.toString());
                assertThat(contact.path("correlationid").asText()).isEqualTo(claim);
            }));
            contacts.until(told -> assertThat(of(draft, told)).isEmpty());
        }
    }

    @Test
    void is_told_anew_under_the_same_id_when_it_is_submitted_again() {
        var claim = claimant.underReview(alpen, claimant.revenue(portfolio.subscribed()));
        claimant.reviewer(claim, "request-information", Map.of("reasonCode", "MISSING_PRODUCTS"));
        var version = claimant.claim(alpen, claim).extract().header("ETag");
        portfolio
                .asPartner(alpen)
                .header("If-Match", version)
                .body(Map.of("customerContact", Map.of("name", "Ole", "title", "CFO", "email", "ole@nordlys.example")))
                .patch("/v1/claims/" + claim)
                .then()
                .statusCode(200);
        claimant.submits(alpen, claim).statusCode(200);

        try (var contacts = Announced.contacts()) {
            contacts.until(told -> {
                assertThat(of(claim, told))
                        .extracting(contact -> contact.at("/data/email").asText())
                        .containsExactly("gitte@nordlys.example", "ole@nordlys.example");
                assertThat(of(claim, told))
                        .extracting(contact -> contact.path("subject").asText())
                        .containsOnly(of(claim, told).getFirst().path("subject").asText());
                assertThat(of(claim, told))
                        .extracting(contact -> contact.path("sequence").asLong())
                        .containsExactly(1L, 2L);
            });
        }
    }

    @Test
    void is_told_again_to_whoever_asks_for_it_by_its_id() {
        var claim = claimant.submitted(alpen, claimant.revenue(portfolio.subscribed()));

        try (var contacts = Announced.contacts()) {
            var subjects = new ArrayList<>(List.of(UUID.randomUUID().toString(), "nobody"));
            contacts.until(told -> {
                assertThat(of(claim, told)).hasSize(1);
                subjects.add(of(claim, told).getFirst().path("subject").asText());
            });
            portfolio
                    .asOperator("operations")
                    .body(Map.of("topic", ContactChanged.TOPIC, "subjects", subjects))
                    .post("/v1/republications")
                    .then()
                    .statusCode(200)
                    .body("published", is(1));

            contacts.until(told -> assertThat(of(claim, told))
                    .extracting(record -> record.path("sequence").asLong())
                    .containsExactly(1L, 2L));
        }
    }

    @Test
    void is_erased_thirty_days_after_the_decision() {
        var claim = claimant.approved(alpen, claimant.revenue(portfolio.subscribed()));
        var decided = claimant.now();

        claimant.advanceTo(decided.plus(RETENTION).minusSeconds(60));
        try (var contacts = Announced.contacts()) {
            contacts.until(told -> assertThat(of(claim, told)).hasSize(1));
            contacts.until(told -> assertThat(records(claim, told)).hasSize(1));
            claimant.advanceTo(decided.plus(RETENTION).plusSeconds(1));
            contacts.until(told -> assertThat(records(claim, told))
                    .hasSize(2)
                    .last()
                    .satisfies(
                            erased -> assertThat(erased.path("data").isNull()).isTrue()));
        }
    }

    @Test
    void is_kept_while_a_rejection_is_disputed() {
        var claim = claimant.underReview(alpen, claimant.revenue(portfolio.subscribed()));
        claimant.reviewer(claim, "reject", Map.of("reasonCode", "INSUFFICIENT_PROOF"))
                .statusCode(200);
        claimant.partner(alpen, claim, "dispute", Map.of()).statusCode(200);
        var other = claimant.approved(portfolio.rival, claimant.revenue(portfolio.subscribed()));

        claimant.advance(RETENTION.plusDays(1));

        try (var contacts = Announced.contacts()) {
            contacts.until(told -> assertThat(records(other, told)).hasSize(2));
            contacts.until(told -> assertThat(records(claim, told)).hasSize(1));
        }
    }

    @Test
    void is_written_as_promised() throws IOException {
        var promised = Golden.event(ContactChanged.TOPIC, ContactChanged.TYPE, Map.of());
        var data = promised.path("data");

        var written = new ContactChanged(
                UUID.fromString(data.path("contactId").asText()),
                UUID.fromString(data.path("tenantId").asText()),
                "gitte@nordlys.example",
                "Gitte Lund",
                "en",
                List.of(),
                "CLAIM_CONTACT",
                data.path("purposeSubject").asText());

        assertThat(json.readTree(json.writeValueAsBytes(written))).isEqualTo(data);
        assertThat(Golden.types(ContactChanged.TOPIC)).containsExactly(written.type());
    }

    private static List<ObjectNode> of(String claim, List<ObjectNode> told) {
        return told.stream()
                .filter(event -> event.at("/data/purposeSubject").asText().equals(claim))
                .toList();
    }

    /** Tombstones among them. */
    private static List<ObjectNode> records(String claim, List<ObjectNode> told) {
        var contact = of(claim, told).stream()
                .map(event -> event.path("subject").asText())
                .findFirst();
        return told.stream()
                .filter(event ->
                        contact.filter(event.path("subject").asText()::equals).isPresent())
                .toList();
    }
}
