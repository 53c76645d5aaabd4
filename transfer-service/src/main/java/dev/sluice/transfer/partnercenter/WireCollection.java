package dev.sluice.transfer.partnercenter;

import java.util.List;

/**
 * A list as the vendor writes it. What follows is asked for with the token of the response's header.
 *
 * @param totalCount of this answer
 */
public record WireCollection<T>(int totalCount, List<T> items, Attributes attributes) {

    public static <T> WireCollection<T> of(List<T> items) {
        return new WireCollection<>(items.size(), items, new Attributes("Collection"));
    }
}
