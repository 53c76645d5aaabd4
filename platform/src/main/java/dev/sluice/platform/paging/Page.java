package dev.sluice.platform.paging;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of a list; no {@code nextPageToken} on the last. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, @Nullable String nextPageToken) {

    /**
     * Makes a page of rows that were read one beyond the page's size.
     *
     * @param rows at most {@code request.pageSize() + 1} rows in list order
     * @param position where a row stands in that order
     */
    public static <T> Page<T> of(List<T> rows, PageRequest request, Function<T, Position> position) {
        if (rows.size() <= request.pageSize()) {
            return new Page<>(rows, null);
        }
        var items = rows.subList(0, request.pageSize());
        return new Page<>(items, position.apply(items.getLast()).token());
    }

    public <V> Page<V> map(Function<T, V> view) {
        return new Page<>(items.stream().map(view).toList(), nextPageToken);
    }
}
