package dev.sluice.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The realm")
class RealmTest {

    private static final Pattern ROLE = Pattern.compile("\"(?:CUSTOMER|PARTNER|ADVISER|OPERATOR):([a-z-]+)\"");

    private final JsonNode realm =
            Yaml.one(Repository.text(Repository.ROOT.resolve("deploy/keycloak/sluice-realm.json")));

    @Test
    void has_every_role_that_a_service_asks_for() {
        var asked = new TreeSet<String>();
        Stream.concat(
                        Stream.of(Repository.ROOT.resolve("platform/src/main/java")),
                        Repository.SERVICES.stream().map(Repository.Application::sources))
                .flatMap(folder -> Repository.files(folder, ".java").stream())
                .forEach(file ->
                        ROLE.matcher(Repository.text(file)).results().forEach(role -> asked.add(role.group(1))));

        assertThat(asked).hasSizeGreaterThan(10);
        assertThat(realm.at("/roles/realm").findValuesAsText("name"))
                .doesNotHaveDuplicates()
                .containsAll(asked);
    }

    @Test
    void puts_into_tokens_what_services_read() {
        var mappers = realm.at("/clientScopes/0/protocolMappers");

        assertThat(Manifests.each(mappers)
                        .map(mapper -> mapper.at("/config/claim.name").asText()))
                .contains("tenant_type", "tenant", "groups", "email");
        assertThat(Manifests.each(mappers)
                        .map(mapper ->
                                mapper.at("/config/included.custom.audience").asText()))
                .contains(SharedSettings.value("quarkus.oidc.token.audience"));
        assertThat(SharedSettings.value("quarkus.oidc.roles.role-claim-path")).isEqualTo("groups");
        assertThat(realm.path("clients"))
                .allSatisfy(client -> assertThat(Manifests.texts(client.path("defaultClientScopes")))
                        .contains("sluice"));
    }

    @Test
    void lets_nobody_choose_a_tenant_or_an_address() {
        var profile = Yaml.one(
                realm.at("/components/org.keycloak.userprofile.UserProfileProvider/0/config/kc.user.profile.config/0")
                        .asText());

        assertThat(profile.path("attributes"))
                .filteredOn(attribute -> attribute.path("name").asText().matches("tenant|tenant_type|email|username"))
                .hasSize(4)
                .allSatisfy(attribute -> assertThat(Manifests.texts(attribute.at("/permissions/edit")))
                        .containsExactly("admin"));
        assertThat(profile.has("unmanagedAttributePolicy")).isFalse();
        assertThat(realm.path("registrationAllowed").asBoolean()).isFalse();
    }

    @Test
    void holds_neither_people_nor_secrets() {
        assertThat(realm.has("users")).isFalse();
        assertThat(realm.findValues("secret")).isEmpty();
        assertThat(realm.path("clients"))
                .noneMatch(client -> client.path("directAccessGrantsEnabled").asBoolean()
                        || client.path("implicitFlowEnabled").asBoolean());
    }

    @Test
    void of_the_demonstration_is_the_same_with_callers() {
        var demonstration = Yaml.one(Repository.text(ComposeFiles.FOLDER.resolve("sluice-realm.json")));

        assertThat(demonstration.path("clientScopes")).isEqualTo(realm.path("clientScopes"));
        assertThat(demonstration.path("roles")).isEqualTo(realm.path("roles"));
        assertThat(demonstration.path("users"))
                .hasSize(4)
                .allSatisfy(user -> assertThat(realm.at("/roles/realm").findValuesAsText("name"))
                        .containsAll(Manifests.texts(user.path("realmRoles"))));
    }
}
