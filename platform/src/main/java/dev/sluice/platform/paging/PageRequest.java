package dev.sluice.platform.paging;

import dev.sluice.platform.problem.Refusal;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** Which page of a list is wanted; take it as {@code @BeanParam}. */
public class PageRequest {

    private static final int DEFAULT_SIZE = 50;
    private static final int LARGEST_SIZE = 1000;

    @QueryParam("pageSize")
    @Nullable
    String size;

    @QueryParam("pageToken")
    @Nullable
    String token;

    public static PageRequest first(int size) {
        var request = new PageRequest();
        request.size = Integer.toString(size);
        return request;
    }

    /** The page after a token, the first where there is none; for lists whose callers name pages in another way. */
    public static PageRequest next(int size, @Nullable String token) {
        var request = first(size);
        request.token = token;
        return request;
    }

    /** @throws Refusal 400 unless it is a number from 1 to 1000 */
    public int pageSize() {
        if (size == null) {
            return DEFAULT_SIZE;
        }
        try {
            var wanted = Integer.parseInt(size);
            if (wanted >= 1 && wanted <= LARGEST_SIZE) {
                return wanted;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw Refusal.malformed("pageSize", "INVALID_VALUE", "is a number from 1 to " + LARGEST_SIZE);
    }

    /** The position after which the page begins; read {@link #pageSize()} + 1 rows beyond it. */
    public Position after() {
        return token == null ? Position.START : Position.of(token);
    }
}
