package dev.sluice.notification.endpoint;

import dev.sluice.platform.problem.Violation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

    static List<Violation> violations(Map<String, String> headers) {
        return headers.entrySet().stream()
                .flatMap(header -> violations(header.getKey(), header.getValue()))
                .toList();
    }

    private static Stream<Violation> violations(String name, String value) {
        var pointer = "/headers/" + name.replace("~", "~0").replace("/", "~1");
        if (!NAME.matcher(name).matches()) {
            return Stream.of(Violation.of(pointer, "INVALID_VALUE", "is not the name of a header"));
        }
        if (!VALUE.matcher(value).matches()) {
            return Stream.of(Violation.of(pointer, "INVALID_VALUE", "is not a header's value in visible ASCII"));
        }
        var lower = name.toLowerCase(Locale.ROOT);
        return OURS.contains(lower) || lower.startsWith("webhook-") || lower.startsWith("proxy-")
                ? Stream.of(Violation.of(pointer, "INVALID_VALUE", "is set by us"))
                : Stream.of();
    }
}
