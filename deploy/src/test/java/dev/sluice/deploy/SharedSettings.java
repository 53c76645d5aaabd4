package dev.sluice.deploy;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What the platform sets for every service. */
final class SharedSettings {

    private SharedSettings() {}

    static Properties all() {
        var settings = new Properties();
        try {
            settings.load(new StringReader(Repository.text(
                    Repository.ROOT.resolve("platform/src/main/resources/META-INF/microprofile-config.properties"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings;
    }

    static String value(String name) {
        return java.util.Objects.requireNonNull(all().getProperty(name), name);
    }
}
