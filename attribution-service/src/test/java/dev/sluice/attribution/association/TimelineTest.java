package dev.sluice.attribution.association;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.attribution.association.UnitFact.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The timeline of an agreement")
class TimelineTest {

    static final UUID CUSTOMER = new UUID(0, 1);

    /**
     * A fact is {@code kind sequence day partner}: g = the registry names the partner, n = it names none, c = a change was completed,
     * r = the record names its partner, s = the record's status, t = its status and since when; - = no partner, or no end. A period
     * is {@code partner from..until}.
     */
    @ParameterizedTest(name = "{0}: {1} = {2}")
    @CsvSource(delimiter = '|', textBlock = """
            a partner from the start                      | r1 01 A                         | A 01..
            a change                                      | r1 01 A; c9 10 B                | A 01..10, B 10..
            both topics tell the same change              | r1 01 A; c9 10 B; r2 10 B       | A 01..10, B 10..
            the change is known before the agreement      | c9 10 B                         | B 10..
            two changes                                   | r1 01 A; c9 10 B; c4 20 A       | A 01..10, B 10..20, A 20..
            the record tells the same partner again       | r1 01 A; r2 01 A; r3 05 A       | A 01..
            the newer of two records corrects the older   | r1 01 A; r2 01 B                | B 01..
            the record corrects the change                | r1 01 A; c9 10 B; r2 10 C       | A 01..10, C 10..
            nobody, then somebody                         | r1 01 -; c9 10 B                | B 10..
            somebody who is not registered comes between  | r1 01 A; r2 10 -; c9 20 B       | A 01..10, B 20..
            the agreement ends                            | r1 01 A; s1 - -; s2 15 -        | A 01..15
            the end was an error                          | r1 01 A; s2 15 -; s3 - -        | A 01..
            the end moved                                 | r1 01 A; s2 15 -; s3 12 -       | A 01..12
            the change would begin after the end          | r1 01 A; s2 15 -; c9 20 B       | A 01..15
            the change takes effect as the agreement ends | r1 01 A; s2 15 -; c9 15 B       | A 01..15
            the agreement ends before it began            | r1 10 A; s2 05 -                | ''
            nothing but a status                          | s1 - -                          | ''
            the registry corrects the start               | g1 01 A; g2 05 A                | A 05..
            the registry corrects start and partner       | g1 01 A; g2 05 B                | B 05..
            an older record did not say who decided       | r1 01 A; g2 05 A                | A 05..
            the start is corrected before a change        | g1 01 A; g2 05 A; c9 10 B       | A 05..10, B 10..
            the registry names nobody any more            | g1 01 A; n2 10 -                | A 01..10
            and is told again, and changes something else | g1 01 A; n2 10 -; n3 20 -       | A 01..10
            of what it said again only the later is known | g1 01 A; n3 20 -                | A 01..20
            it named nobody before the partner began      | g1 15 A; n2 10 -                | ''
            and was wrong                                 | g1 01 A; n2 10 -; g3 01 A       | A 01..
            only the newest is known                      | n7 20 -                         | ''
            a change after nobody                         | g1 01 A; n2 10 -; c9 20 B; r3 20 B | A 01..10, B 20..
            a change is known as two records tell it      | g1 01 A; r2 10 B; r3 10 B       | A 01..10, B 10..
            a change before the registry's first day      | g1 15 A; c9 10 B; r2 10 B       | B 10..
            the end is told again                         | g1 01 A; t2 15 -; t3 15 -       | A 01..15
            the end is corrected to a later day           | g1 01 A; t2 12 -; t3 15 -       | A 01..15
            told again without since when                 | g1 01 A; s2 15 -; s3 20 -       | A 01..15
            ended again without since when                | g1 01 A; s2 10 -; s3 - -; s4 20 -; s5 25 - | A 01..20
            """)
    void follows_from_the_facts(String what, String facts, String periods) {
        var timeline = Timeline.of(Arrays.stream(facts.split(";"))
                .map(String::strip)
                .map(TimelineTest::fact)
                .toList());

        assertThat(timeline.periods().stream().map(TimelineTest::text).collect(Collectors.joining(", ")))
                .isEqualTo(periods);
    }

    @Test
    void belongs_to_the_customer_that_the_newest_record_names() {
        var other = new UUID(0, 2);

        assertThat(Timeline.of(List.of(
                                new UnitFact(Kind.STATUS, "cocp", "8100001", 2, other, null, null),
                                fact("s1 - -"),
                                fact("c9 10 B")))
                        .customer())
                .isEqualTo(other);
        assertThat(Timeline.of(List.of(fact("c9 10 B"))).customer()).isEqualTo(CUSTOMER);
    }

    static UnitFact fact(String text) {
        var words = text.split(" ");
        var kind = switch (words[0].charAt(0)) {
            case 'c' -> Kind.CHANGE_COMPLETED;
            case 'r' -> Kind.PARTNER_OF_RECORD;
            case 'g' -> Kind.REGISTRY_PARTNER;
            case 'n' -> Kind.REGISTRY_NOBODY;
            case 't' -> Kind.STATUS_SINCE;
            default -> Kind.STATUS;
        };
        return new UnitFact(
                kind,
                "/services/cocp",
                kind == Kind.CHANGE_COMPLETED ? "request " + words[0] : "8100001",
                Long.parseLong(words[0].substring(1)),
                CUSTOMER,
                words[1].equals("-") ? null : day(words[1]),
                words[2].equals("-") ? null : partner(words[2]));
    }

    static Instant day(String day) {
        return LocalDate.of(2026, 1, Integer.parseInt(day))
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    static UUID partner(String letter) {
        return new UUID(1, letter.charAt(0));
    }

    static String text(Period period) {
        return "%c %s..%s"
                .formatted((char) period.partner().getLeastSignificantBits(), day(period.from()), day(period.until()));
    }

    private static String day(Instant instant) {
        return instant == null
                ? ""
                : "%02d".formatted(instant.atOffset(ZoneOffset.UTC).getDayOfMonth());
    }
}
