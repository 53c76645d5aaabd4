package dev.sluice.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A runbook")
class RunbooksTest {

    private static final Pattern SEEN = Pattern.compile("(?m)^\\*\\*Tried out\\.\\*\\* (Yes|In part|No)\\b.{20,}$");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+(?:Test|Story|Faults))`");
    private static final Pattern FILE = Pattern.compile("`((?:deploy|local-stack)/[\\w./-]+\\.\\w+)`");

    static Stream<Path> pages() {
        return Repository.files(Repository.ROOT.resolve("docs/runbooks"), ".md").stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void says_what_was_seen_when_it_was_tried(Path page) {
        assertThat(Repository.text(page)).containsPattern(SEEN);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void names_tests_and_files_that_there_are(Path page) {
        var text = Repository.text(page);

        assertThat(TEST.matcher(text).results().map(found -> found.group(1)))
                .allSatisfy(test -> assertThat(sources()).anyMatch(file -> file.endsWith(test + ".java")));
        assertThat(FILE.matcher(text).results().map(found -> Repository.ROOT.resolve(found.group(1))))
                .allSatisfy(file -> assertThat(file).exists());
    }

    private static Stream<Path> sources() {
        return Stream.concat(
                        Stream.of("platform", "system-tests"),
                        Repository.SERVICES.stream().map(Repository.Application::service))
                .flatMap(module ->
                        Repository.files(Repository.ROOT.resolve(module + "/src/test/java"), ".java").stream());
    }
}
