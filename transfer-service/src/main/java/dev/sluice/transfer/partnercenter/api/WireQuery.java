package dev.sluice.transfer.partnercenter.api;

import dev.sluice.platform.problem.QueryText;
import dev.sluice.platform.problem.Refusal;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parameters of the vendor's queries, whose names its pages write in several ways. */
final class WireQuery {

    private final Map<String, String> given;
    private final String address;

    WireQuery(UriInfo uri) {
        var asked = uri.getRequestUri();
        this.address =
                asked.getRawQuery() == null ? asked.getRawPath() : asked.getRawPath() + "?" + asked.getRawQuery();
        this.given = uri.getQueryParameters().entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .collect(Collectors.toMap(
                        each -> plain(each.getKey()), each -> each.getValue().getFirst(), (first, _) -> first));
    }

    @Nullable
    String text(String name) {
        return given.get(plain(name));
    }

    /** What was asked, without host and gateway. */
    String address() {
        return address;
    }

    /** @throws Refusal 400 where it is no UUID */
    @Nullable
    UUID id(String name) {
        return QueryText.tenant(text(name), name);
    }

    /** @throws Refusal 400 where it is neither a day nor begins with one */
    @Nullable
    LocalDate day(String name) {
        var text = text(name);
        return QueryText.day(text == null ? null : text.replaceFirst("T.*", ""), name);
    }

    /** @throws Refusal 400 when none of them is given */
    void requireOne(String... names) {
        if (Arrays.stream(names).allMatch(name -> text(name) == null)) {
            throw Refusal.malformed(names[0], "REQUIRED", "At least one is needed: " + String.join(", ", names));
        }
    }

    private static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }
}
