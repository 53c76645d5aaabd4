package dev.sluice.transfer.partnercenter;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list as the vendor writes it.
 *
 * @param totalCount of this answer
 */
public record WireCollection<T>(int totalCount, List<T> items, Links links, Attributes attributes) {

    /** @param next what follows is asked for at the same address with this token in a header */
    public static <T> WireCollection<T> of(List<T> items, String address, @Nullable Header next) {
        return new WireCollection<>(
                items.size(),
                items,
                new Links(
                        new Link(address, "GET", List.of()),
                        next == null ? null : new Link(address, "GET", List.of(next))),
                new Attributes("Collection"));
    }

    /** Where this stands, and what follows; absent when that was all. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Links(Link self, @Nullable Link next) {}

    /** A call. */
    public record Link(String uri, String method, List<Header> headers) {}

    /** What the call says beside its address. */
    public record Header(String key, String value) {}
}
