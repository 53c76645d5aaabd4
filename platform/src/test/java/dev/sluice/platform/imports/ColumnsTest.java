package dev.sluice.platform.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A cell of an import")
class ColumnsTest {

    record Inner(LocalDate day, Boolean sure) {}

    record Row(String text, Integer count, Boolean flag, List<String> names, List<Long> numbers, Inner inner) {}

    final Columns columns = Columns.of(Row.class);

    @Test
    void has_a_column_for_each_component_and_each_of_a_nested_record() {
        assertThat(columns.names())
                .containsExactly("text", "count", "flag", "names", "numbers", "inner.day", "inner.sure");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " -> ", ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            text -> 7 -> {"text":"7"}
            text ->  a  -> {"text":" a "}
            count -> 7 -> {"count":7}
            count ->  -7 -> {"count":-7}
            count -> 7.5 -> {"count":"7.5"}
            count -> 99999999999999999999 -> {"count":"99999999999999999999"}
            flag -> True -> {"flag":true}
            flag -> yes -> {"flag":"yes"}
            names -> a|b -> {"names":["a","b"]}
            names -> a -> {"names":["a"]}
            names -> a||b -> {"names":["a","b"]}
            numbers -> 1|x -> {"numbers":[1,"x"]}
            inner.day -> 2026-01-20 -> {"inner":{"day":"2026-01-20"}}
            """)
    void becomes_the_json_that_its_column_asks_for(String column, String cell, String json) {
        assertThat(columns.json(List.of(column), List.of(cell))).hasToString(json);
    }

    @Test
    void is_absent_when_it_is_empty() {
        assertThat(columns.json(List.of("text", "inner.day", "inner.sure"), List.of("", "", "true")))
                .hasToString("{\"inner\":{\"sure\":true}}");
    }

    @Test
    void is_an_empty_list_when_it_is_empty_and_its_column_takes_lists() {
        assertThat(columns.json(List.of("names"), List.of(""))).hasToString("{\"names\":[]}");
    }

    record Whole(String key, @JsonUnwrapped Row row) {}

    @Test
    void stands_beside_those_of_the_record_that_is_unwrapped_into_its_row() {
        assertThat(Columns.of(Whole.class).names()).startsWith("key", "text").contains("inner.day");
    }
}
