package dev.sluice.deploy;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names under which our meters are scraped, read from the sources; those of libraries stand in a kept list. */
final class Meters {

    static final Path OF_LIBRARIES = Repository.ROOT.resolve("deploy/observability/metrics.txt");
    private static final Pattern METER =
            Pattern.compile("(gauge|counter|timer|MultiGauge\\.builder)\\(\\s*\"(sluice\\.[a-z.-]+)\"");

    private Meters() {}

    static Set<String> all() {
        var names = new HashSet<>(ours());
        names.addAll(ofLibraries());
        names.add("up");
        return names;
    }

    static List<String> ofLibraries() {
        return Repository.text(OF_LIBRARIES)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    static Set<String> ours() {
        var names = new TreeSet<String>();
        Stream.concat(
                        Stream.of(Repository.ROOT.resolve("platform/src/main/java")),
                        Repository.SERVICES.stream().map(Repository.Application::sources))
                .flatMap(folder -> Repository.files(folder, ".java").stream())
                .forEach(file -> METER.matcher(Repository.text(file))
                        .results()
                        .forEach(meter -> names.addAll(scraped(meter.group(1), meter.group(2)))));
        return names;
    }

    private static List<String> scraped(String kind, String name) {
        var plain = name.replaceAll("[.-]", "_");
        return switch (kind) {
            case "counter" -> List.of(plain + "_total");
            case "timer" -> List.of(plain + "_seconds_count", plain + "_seconds_sum", plain + "_seconds_max");
            default -> List.of(plain);
        };
    }
}
