package dev.sluice.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

@DisplayName("Images")
class ImagesTest {

    private static final String PROFILE = "/project/profiles/profile[id='images']";

    @Test
    void begin_with_a_base_that_cannot_change() throws Exception {
        assertThat(text("pom.xml", PROFILE + "/properties/quarkus.jib.base-jvm-image"))
                .matches("docker\\.io/library/eclipse-temurin:25-jre@sha256:[0-9a-f]{64}");
    }

    @Test
    void run_as_the_user_that_manifests_name() throws Exception {
        var user = text("pom.xml", PROFILE + "/properties/quarkus.jib.user");

        for (var overlay : Repository.OVERLAYS) {
            assertThat(Manifests.of(overlay)
                            .kind("Deployment")
                            .map(deployment -> deployment.at("/spec/template/spec/securityContext"))
                            .map(context -> context.path("runAsUser").asText() + ":"
                                    + context.path("runAsGroup").asText()))
                    .hasSize(4)
                    .containsOnly(user);
        }
    }

    @Test
    void are_built_for_every_service_on_demand_alone() throws Exception {
        for (var application : Repository.SERVICES) {
            var pom = application.service() + "/pom.xml";

            assertThat(text(pom, PROFILE + "/dependencies/dependency/artifactId"))
                    .isEqualTo("quarkus-container-image-jib");
            assertThat(text(pom, "/project/dependencies/dependency[contains(artifactId, 'container-image')]"))
                    .isEmpty();
        }
        assertThat(text("pom.xml", PROFILE + "/activation")).isEmpty();
    }

    @Test
    void have_the_names_that_manifests_and_compose_use() throws Exception {
        var group = text("pom.xml", PROFILE + "/properties/quarkus.container-image.group");
        var compose = Yaml.one(Repository.text(Repository.ROOT.resolve("deploy/compose.yaml")));

        for (var application : Repository.SERVICES) {
            var name = group + "/" + application.settings().getProperty("quarkus.application.name");

            assertThat(compose.at("/services/" + application.service() + "/image")
                            .asText())
                    .startsWith(name + ":");
            assertThat(Manifests.of("production")
                            .one("Deployment", application.service())
                            .at("/spec/template/spec/containers/0/image")
                            .asText())
                    .contains("/" + name + ":");
        }
    }

    private static String text(String pom, String path) throws Exception {
        return XPathFactory.newInstance()
                .newXPath()
                .evaluate(path, document(pom))
                .strip();
    }

    private static Document document(String pom) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(Repository.ROOT.resolve(pom).toFile());
    }
}
