package dev.sluice.notification.endpoint;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which headers of its own an endpoint may ask for: none that carry the request or the signature. */
final class HeaderRules {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    private static final Pattern VALUE = Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]*[\\x21-\\x7e])?");
    private static final Set<String> OURS = Set.of(
            "accept-encoding",
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "expect",
            "host",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "user-agent");

    private HeaderRules() {}

    /** What is wrong, by the name of the header; in the order of the headers. */
    static Map<String, String> faults(Map<String, String> headers) {
        var faults = new LinkedHashMap<String, String>();
        headers.forEach((name, value) -> fault(name, value).ifPresent(fault -> faults.put(name, fault)));
        return faults;
    }

    /** @param value null where the body says so, which is another rule's fault */
    private static Optional<String> fault(String name, @Nullable String value) {
        if (!NAME.matcher(name).matches()) {
            return Optional.of("is not the name of a header");
        }
        if (value != null && !VALUE.matcher(value).matches()) {
            return Optional.of("is not a header's value in visible ASCII");
        }
        var lower = name.toLowerCase(Locale.ROOT);
        return OURS.contains(lower) || lower.startsWith("webhook-") || lower.startsWith("proxy-")
                ? Optional.of("is set by us")
                : Optional.empty();
    }
}
