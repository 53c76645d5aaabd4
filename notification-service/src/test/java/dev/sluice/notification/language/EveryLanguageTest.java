package dev.sluice.notification.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.notification.Owner;
import dev.sluice.notification.Story;
import dev.sluice.notification.catalogue.EventDecisionsTest;
import dev.sluice.notification.catalogue.EventType;
import dev.sluice.notification.catalogue.EventTypes;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@DisplayName("What people are told")
class EveryLanguageTest {

    static final Map<Language, String> ENDINGS = Map.of(Language.DUTCH, "InDutch");

    @Inject
    EventTypes types;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @ParameterizedTest
    @ValueSource(
            strings = {"mail.MailTexts", "notice.NoticeTexts", "news.NewsTexts", "news.SupplyTexts", "news.ClaimTexts"})
    void has_every_text_in_every_language(String bundle) throws ClassNotFoundException {
        for (var language : Language.values()) {
            if (language != Language.ENGLISH) {
                var name = "dev.sluice.notification." + bundle;
                assertThat(names(Class.forName(name + ENDINGS.get(language))))
                        .as("%s in %s", bundle, language)
                        .isEqualTo(names(Class.forName(name)));
            }
        }
    }

    @Test
    void is_in_words_for_every_type_of_event_and_each_party() {
        try (var story = new Story(brokers)) {
            story.registers("Delta Waterwerken NV", "");
            var told = EventDecisionsTest.told(types);
            told.forEach(type -> publish(story, type));
            var roles = List.of("contract-submitter", "integration-admin", "incentives-admin", "admin-agent");
            var parties = List.of(
                    new Owner("PARTNER", story.newPartner, "a@n.example", roles),
                    new Owner("PARTNER", story.oldPartner, "o@o.example", roles),
                    new Owner("CUSTOMER", story.customer, "e@d.example", List.of("enterprise-admin", "global-admin")));

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(parties.stream()
                                    .flatMap(party -> notices(party, "en").<String>getList("items.type").stream())
                                    .collect(Collectors.toSet()))
                            .isEqualTo(told.stream().map(EventType::name).collect(Collectors.toSet())));

            parties.forEach(EveryLanguageTest::assertWorded);
        }
    }

    @Test
    void is_english_where_nobody_speaks_the_language() {
        assertThat(Language.of("nl-BE")).isEqualTo(Language.DUTCH);
        assertThat(Language.of("NL")).isEqualTo(Language.DUTCH);
        assertThat(Language.of("fr")).isEqualTo(Language.ENGLISH);
        assertThat(Language.of(null)).isEqualTo(Language.ENGLISH);
        assertThat(Language.of("not a tag")).isEqualTo(Language.ENGLISH);
    }

    private static void assertWorded(Owner party) {
        var english = notices(party, "fr-FR,fr;q=0.9");
        var dutch = notices(party, "nl-NL,en;q=0.5");
        for (var i = 0; i < english.getList("items").size(); i++) {
            var type = english.getString("items[%d].type".formatted(i));
            for (var member : List.of("title", "text")) {
                var place = "items[%d].%s".formatted(i, member);
                assertThat(english.getString(place)).as(type).isNotBlank().doesNotContain("{", "NOT_FOUND", "null");
                assertThat(dutch.getString(place))
                        .as(type)
                        .isNotBlank()
                        .doesNotContain("{", "NOT_FOUND", "null")
                        .isNotEqualTo(english.getString(place));
            }
        }
    }

    private static void publish(Story story, EventType type) {
        var event = story.example(type.topic(), type.name());
        if (!type.topic().equals(Story.CHANGES)) {
            event.put("subject", UUID.randomUUID().toString());
            event.put("audience", "%s,%s,%s".formatted(story.customer, story.newPartner, story.oldPartner));
        }
        story.publishes(type.topic(), event);
    }

    private static JsonPath notices(Owner party, String languages) {
        return party.says()
                .header("Accept-Language", languages)
                .get("/v1/notices?pageSize=1000")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Set<String> names(Class<?> bundle) {
        return Arrays.stream(bundle.getDeclaredMethods()).map(Method::getName).collect(Collectors.toSet());
    }
}
