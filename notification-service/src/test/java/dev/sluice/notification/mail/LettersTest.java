package dev.sluice.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.notification.Story;
import dev.sluice.notification.catalogue.EventTypes;
import dev.sluice.notification.change.PartnerChange;
import dev.sluice.notification.change.Step;
import dev.sluice.notification.change.StepType;
import dev.sluice.notification.directory.Contact;
import dev.sluice.notification.language.Language;
import dev.sluice.notification.news.NewsType;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@DisplayName("A letter")
class LettersTest {

    static final Contact CONTACT = new Contact(UUID.randomUUID(), "a@b.example", null, "en", null, null, null);

    @Inject
    Letters letters;

    @Inject
    EventTypes types;

    @Inject
    ObjectMapper json;

    @ParameterizedTest
    @EnumSource
    void is_written_in_each_language_about_every_step_that_somebody_is_mailed_about(StepType type) throws IOException {
        var event = json.readTree(Story.contract(Story.CHANGES, type.eventType() + ".json"));
        var change = json.readerFor(PartnerChange.class)
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .<PartnerChange>readValue(event.get("data"));
        var step = Step.of(type, "act", Set.of(), Instant.EPOCH, change);
        if (MailPolicy.recipients(step).isEmpty()) {
            return;
        }
        var names = Map.of(change.customerTenantId(), "Delta Waterwerken NV");

        var english = letters.write(type, step.facts(), names, "Anna", Language.ENGLISH);
        var dutch = letters.write(type, step.facts(), names, "Anna", Language.DUTCH);

        assertThat(english.subject()).isNotBlank().doesNotContain("{", "\n").isNotEqualTo(dutch.subject());
        assertThat(english.text())
                .startsWith("Hello Anna,")
                .contains(change.requestId().toString());
        assertThat(dutch.text())
                .startsWith("Beste Anna,")
                .contains(change.requestId().toString())
                .doesNotContain("{");
        assertThat(change.licenseIds())
                .allSatisfy(license -> assertThat(dutch.text()).contains(license));
    }

    @ParameterizedTest
    @EnumSource
    void is_written_in_each_language_about_all_other_news(NewsType type) throws IOException {
        var contract = types.find(type.eventType());
        // Decided before its contract exists; EventDecisionsTest says when that is allowed.
        Assumptions.assumeTrue(contract.isPresent());
        var topic = contract.orElseThrow().topic();
        var data =
                json.readTree(Story.contract(topic, type.eventType() + ".json")).get("data");
        var mail = new OutgoingMail(
                UUID.randomUUID(),
                Recipient.of(Recipient.Kind.REQUESTER),
                type.eventType(),
                "subject-1",
                data,
                Instant.EPOCH,
                1);

        var english = letters.write(type, mail, Map.of(), CONTACT, Language.ENGLISH);
        var dutch = letters.write(type, mail, Map.of(), CONTACT, Language.DUTCH);

        assertThat(english.subject()).endsWith(".").doesNotContain("{", "\n").isNotEqualTo(dutch.subject());
        assertThat(english.text()).startsWith("Hello,").contains("Reference: subject-1");
        assertThat(dutch.text()).startsWith("Beste heer, mevrouw,").contains("Kenmerk: subject-1");
        assertThat(english.text() + dutch.text()).doesNotContain("{", "null", "NOT_FOUND");
    }
}
