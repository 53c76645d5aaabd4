package dev.sluice.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The shape of a body")
class ShapeTest {

    record Person(String firstName, String lastName) {}

    enum Size {
        SMALL,
        LARGE
    }

    record Body(
            String text,
            UUID id,
            Instant at,
            LocalDate day,
            Duration period,
            int count,
            boolean yes,
            Size size,
            Person person,
            List<String> names,
            Map<String, Integer> scores,
            Double weight) {}

    record Row(UUID key, @JsonUnwrapped Body body) {}

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"text":7}                                       | /text
            {"text":{"a":1}}                                 | /text
            {"text":"a\\u0000b"}                             | /text
            {"id":"22222222-0000-4000-8000-00000000001"}     | /id
            {"id":"1-2-3-4-5"}                               | /id
            {"at":"2026-01-22"}                              | /at
            {"day":"2026-02-30"}                             | /day
            {"day":"+300000-01-01"}                          | /day
            {"day":"-0001-01-01"}                            | /day
            {"at":"+20000-01-01T00:00:00Z"}                  | /at
            {"period":"90 days"}                             | /period
            {"count":"7"}                                    | /count
            {"count":7.5}                                    | /count
            {"count":3000000000}                             | /count
            {"weight":"0.4"}                                 | /weight
            {"yes":"true"}                                   | /yes
            {"size":"MEDIUM"}                                | /size
            {"size":0}                                       | /size
            {"person":"Eva"}                                 | /person
            {"person":{"firstName":1}}                       | /person/firstName
            {"person":{"first/name":"Eva"}}                  | /person/first~1name
            {"names":"Eva"}                                  | /names
            {"names":["Eva",null]}                           | /names/1
            {"scores":{"a":"b"}}                             | /scores/a
            {"surprise":1}                                   | /surprise
            """)
    void names_the_place_that_does_not_fit(String body, String pointer) throws IOException {
        assertThat(violations(body)).extracting(Violation::pointer).containsExactly(pointer);
    }

    @Test
    void fits_when_everything_is_of_its_type_or_absent() throws IOException {
        assertThat(violations("""
                {"text":"a","id":"22222222-0000-4000-8000-000000000001","at":"2026-01-22T09:00:00Z","day":"2026-01-22",
                 "period":"P90D","count":7,"yes":true,"size":"SMALL","person":null,"names":["Eva"],"scores":{"a":1}}""")).isEmpty();
        assertThat(violations("{}")).isEmpty();
    }

    @Test
    void names_all_places_at_once() throws IOException {
        assertThat(violations("{\"text\":1,\"count\":\"x\",\"person\":{\"lastName\":[]},\"more\":{}}"))
                .hasSize(4);
    }

    private static List<Violation> violations(String body) throws IOException {
        return Shape.violations(new ObjectMapper().readTree(body), Body.class);
    }

    @Test
    void may_have_the_components_of_a_record_beside_its_own() throws IOException {
        var tree = new ObjectMapper()
                .readTree("{\"key\":\"x\",\"text\":\"y\",\"weight\":0.4,\"count\":\"z\",\"body\":{}}");

        assertThat(Shape.violations(tree, Row.class))
                .extracting(Violation::pointer)
                .containsExactly("/key", "/count", "/body");
    }
}
