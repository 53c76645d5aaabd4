package dev.sluice.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** The files of this repository that have to agree with one another. */
final class Repository {

    static final Path ROOT = Path.of(System.getProperty("sluice.root", ".."));
    static final Path KUBERNETES = ROOT.resolve("deploy/kubernetes");
    static final List<Application> SERVICES = Stream.of("cocp", "transfer", "attribution", "notification")
            .map(Application::new)
            .toList();
    static final List<String> OVERLAYS = List.of("dev", "production");

    private Repository() {}

    /** @param name how topics, databases and prefixes call it */
    record Application(String name) {

        String service() {
            return name + "-service";
        }

        Path sources() {
            return ROOT.resolve(service()).resolve("src/main/java");
        }

        Properties settings() {
            var settings = new Properties();
            try (var file = Files.newBufferedReader(
                    ROOT.resolve(service()).resolve("src/main/resources/application.properties"))) {
                settings.load(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return settings;
        }

        /** The topics that its channels name. */
        List<String> reads() {
            var settings = settings();
            return settings.stringPropertyNames().stream()
                    .filter(name -> name.matches("mp\\.messaging\\.incoming\\..+\\.topics?"))
                    .flatMap(name -> Stream.of(settings.getProperty(name).split(",")))
                    .map(String::strip)
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> files(Path folder, String ending) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
