package dev.sluice.platform.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.platform.problem.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A page of a list")
class PagingTest {

    record Row(Instant created, UUID id) {}

    static final List<Row> ROWS = IntStream.rangeClosed(1, 3)
            .mapToObj(i -> new Row(Instant.ofEpochSecond(i), new UUID(i, i)))
            .toList();

    @Test
    void names_where_the_next_one_begins() {
        var request = PageRequest.first(2);

        var page = Page.of(ROWS, request, row -> new Position(row.created(), row.id()));

        assertThat(page.items()).isEqualTo(ROWS.subList(0, 2));
        assertThat(Position.of(String.valueOf(page.nextPageToken())))
                .isEqualTo(new Position(ROWS.get(1).created(), ROWS.get(1).id()));
    }

    @Test
    void names_none_when_it_is_the_last() {
        assertThat(Page.of(ROWS, PageRequest.first(3), row -> new Position(row.created(), row.id()))
                        .nextPageToken())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "%%%", "MjAyNg", "bm90aGluZy9hdC1hbGw"})
    void is_refused_for_a_token_that_no_page_gave(String token) {
        assertThatThrownBy(() -> Position.of(token))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("PAGE_TOKEN_INVALID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1001", "many", "99999999999"})
    void is_refused_for_a_size_out_of_bounds(String size) {
        var request = new PageRequest();
        request.size = size;

        assertThatThrownBy(request::pageSize).isInstanceOf(Refusal.class);
    }
}
