package dev.sluice.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.stack.testing.BackingServices;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "platform"))
@DisplayName("What is copied")
class CopyTest {

    @Inject
    Copy copy;

    @Inject
    Sql sql;

    @BeforeEach
    void emptyTable() {
        sql.run("create table if not exists copied (place int primary key, name text)");
        sql.run("truncate copied");
    }

    @Test
    void is_what_was_given_whatever_characters_it_has() {
        var names = List.of("", "\\N", "\\.", "a\tb", "a\nb\r\nc", "\\\\x41 \\n", "ü€𝄞", "{\"a\":\"\\u0041\"}");

        copy.into(
                "copied (place, name)",
                Stream.concat(
                        IntStream.range(0, names.size()).mapToObj(place -> new Object[] {place, names.get(place)}),
                        Stream.<Object[]>of(new Object[] {names.size(), null})));

        assertThat(sql.list(row -> row.getString(1), "select name from copied where name is not null order by place"))
                .isEqualTo(names);
        assertThat(sql.list(row -> row.getInt(1), "select place from copied where name is null"))
                .containsExactly(names.size());
    }

    @Test
    void goes_with_its_transaction() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    copy.into("copied (place, name)", Stream.<Object[]>of(new Object[] {1, "one"}));
                    assertThat(count()).isEqualTo(1);
                    throw new IllegalArgumentException("taken back");
                }))
                .hasStackTraceContaining("taken back");

        assertThat(count()).isZero();
    }

    @Test
    void is_nothing_when_one_row_is_wrong_and_the_connection_goes_on() {
        assertThatThrownBy(() -> copy.into(
                        "copied (place, name)", Stream.of(new Object[] {1, "one"}, new Object[] {1, "again"})))
                .hasMessageContaining("copied_pkey");

        assertThat(count()).isZero();
    }

    private int count() {
        return sql.first(row -> row.getInt(1), "select count(*) from copied").orElseThrow();
    }
}
