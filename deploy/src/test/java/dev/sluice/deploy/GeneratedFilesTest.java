package dev.sluice.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Generated files")
class GeneratedFilesTest {

    private static final String REFRESH = "sluice.deploy.refresh";

    @TestFactory
    Stream<DynamicTest> are_what_their_sources_say() {
        return Generated.files().entrySet().stream()
                .map(file -> DynamicTest.dynamicTest(file.getKey().getFileName().toString(), () -> {
                    var wanted = file.getValue().get();
                    if (Boolean.getBoolean(REFRESH)) {
                        Files.createDirectories(file.getKey().getParent());
                        Files.writeString(file.getKey(), wanted);
                    }
                    assertThat(file.getKey())
                            .as("refresh it by ./mvnw -pl deploy test -Dtest=GeneratedFilesTest -D%s=true", REFRESH)
                            .content()
                            .isEqualTo(wanted);
                }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "production"})
    @DisplayName("say the same as kubectl, where it is installed")
    void say_the_same_as_kubectl(String overlay) throws Exception {
        Assumptions.assumeTrue(isInstalled("kubectl"), "kubectl is not installed");
        Assumptions.assumeFalse(Boolean.getBoolean(REFRESH), "its sources are just being written");
        var output = Files.createTempFile("kustomize", ".yaml");
        try {
            var kubectl = new ProcessBuilder(
                            "kubectl",
                            "kustomize",
                            Repository.KUBERNETES
                                    .resolve("overlays")
                                    .resolve(overlay)
                                    .toString())
                    .redirectOutput(output.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            assertThat(kubectl.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(kubectl.exitValue()).isZero();
            assertThat(byIdentity(Files.readString(output, StandardCharsets.UTF_8)))
                    .isEqualTo(byIdentity(Repository.text(Generated.rendered(overlay))));
        } finally {
            Files.delete(output);
        }
    }

    private static TreeMap<String, Object> byIdentity(String documents) {
        var objects = new TreeMap<String, Object>();
        Yaml.documents(documents).forEach(object -> objects.put(Manifests.identity(object), object));
        return objects;
    }

    private static boolean isInstalled(String command) {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }
}
