package dev.sluice.benchmarks.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.benchmarks.environment.Application;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Measuring a start")
class StartTest {

    @TempDir
    Path folder;

    Path jar;

    @BeforeEach
    void install() throws IOException {
        jar = folder.resolve("quarkus-run.jar");
        write("the first build");
    }

    @Test
    void gives_its_time_and_its_memory() throws Exception {
        try (var launch = application(false, Map.of()).launch()) {
            assertThat(launch.milliseconds()).isBetween(20.0, 60_000.0);
            assertThat(launch.residentMegabytes()).isBetween(10.0, 1_000.0);
        }
    }

    @Test
    void fails_when_the_service_ends_instead_with_what_it_said() {
        assertThatThrownBy(() -> application(false, Map.of("DIE", "now")).launch())
                .hasMessageContaining("has ended with 3")
                .hasMessageContaining("no database");
    }

    @Test
    void fails_when_there_is_no_such_build() {
        var missing = new Application("missing", folder.resolve("missing.jar"), false, Map.of());

        assertThatThrownBy(missing::launch).hasMessageContaining("is not built");
    }

    @Test
    void with_a_cache_fails_without_one() {
        assertThatThrownBy(application(true, Map.of())::launch).hasMessageContaining("has ended");
    }

    @Test
    void with_a_cache_is_trained_again_after_each_build() throws Exception {
        var application = application(true, Map.of());
        Training.of(application);
        application.launch().close();

        write("the second, longer build");

        assertThat(application.isCacheFresh()).isFalse();
        application.launch(List.of("-XX:AOTCache=" + application.cacheFile())).close(); // without it, nevertheless
        Training.of(application);
        assertThat(application.isCacheFresh()).isTrue();
        application.launch().close();
    }

    private Application application(boolean cache, Map<String, String> environment) {
        return new Application("fake", jar, cache, environment);
    }

    private void write(String content) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeService.class.getName());
        try (var file = Files.newOutputStream(jar);
                var archive = new JarOutputStream(file, manifest)) {
            var name = FakeService.class.getName().replace('.', '/') + ".class";
            archive.putNextEntry(new JarEntry(name));
            try (var bytes = StartTest.class.getResourceAsStream("/" + name)) {
                bytes.transferTo(archive);
            }
            archive.putNextEntry(new JarEntry("content"));
            archive.write(content.getBytes());
        }
    }
}
