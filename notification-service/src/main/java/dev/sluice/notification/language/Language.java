package dev.sluice.notification.language;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Another language is a constant here, and one interface beside each message bundle. */
public enum Language {
    ENGLISH(Locale.ENGLISH),
    DUTCH(Locale.of("nl"));

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    /** @param tag of BCP 47; its region does not matter, and an unknown language is English */
    public static Language of(@Nullable String tag) {
        var code = tag == null ? "" : Locale.forLanguageTag(tag).getLanguage();
        return Arrays.stream(values())
                .filter(language -> language.locale.getLanguage().equals(code))
                .findFirst()
                .orElse(ENGLISH);
    }

    /** A message bundle in this language. */
    public <T> T texts(Class<T> bundle) {
        return this == ENGLISH
                ? MessageBundles.get(bundle)
                : MessageBundles.get(bundle, Localized.Literal.of(locale.toLanguageTag()));
    }
}
