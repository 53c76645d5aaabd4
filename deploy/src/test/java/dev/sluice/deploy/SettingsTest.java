package dev.sluice.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.deploy.SourceSettings.Setting;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("docs/settings.md")
class SettingsTest {

    private static final Pattern PREFIX = Pattern.compile("@ConfigMapping\\(prefix = \"(sluice\\.[a-z.-]+)\"\\)");
    private static final Pattern NAME = Pattern.compile("(?:name = \"|\\$\\{)(sluice\\.[a-z.-]+)[\":]");

    @Test
    void misses_no_setting_of_the_sources() {
        var listed = SourceSettings.all().stream().map(Setting::name).toList();

        assertThat(inSources(NAME)).hasSizeGreaterThan(5).isSubsetOf(listed);
        assertThat(inSources(PREFIX))
                .hasSizeGreaterThan(5)
                .allSatisfy(prefix -> assertThat(listed).anyMatch(name -> name.startsWith(prefix + ".")));
    }

    @Test
    void says_of_each_what_it_is_for() {
        assertThat(SourceSettings.all().stream()
                        .filter(setting -> setting.meaning().isBlank())
                        .map(Setting::name))
                .as("say it as a comment in its interface, or in Meanings")
                .isEmpty();
    }

    @Test
    void knows_what_the_interfaces_say() {
        assertThat(SourceSettings.all())
                .contains(
                        new Setting(
                                "cocp-service",
                                "sluice.cocp.grace.days",
                                "int",
                                "90",
                                "Days from the anchor to the effective day."),
                        new Setting(
                                "all services",
                                "sluice.admission.places",
                                "int",
                                "60",
                                "Requests inside a service at the same moment; the next one is answered 503"
                                        + " `OVERLOADED`."));
    }

    private static Set<String> inSources(Pattern pattern) {
        var found = new TreeSet<String>();
        Stream.concat(
                        Stream.of(Repository.ROOT.resolve("platform/src/main/java")),
                        Repository.SERVICES.stream().map(Repository.Application::sources))
                .flatMap(folder -> Repository.files(folder, ".java").stream())
                .forEach(file ->
                        pattern.matcher(Repository.text(file)).results().forEach(match -> found.add(match.group(1))));
        return found;
    }
}
