package dev.sluice.notification.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A header of an endpoint's own")
class HeaderRulesTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            # name,             value,          allowed
            Authorization,      Bearer abc,     true
            X-Api-Key,          a=b;c,          true
            Host,               evil.example,   false
            content-length,     0,              false
            Transfer-Encoding,  chunked,        false
            Content-Type,       text/plain,     false
            webhook-id,         1,              false
            Webhook-Signature,  'v1,x',         false
            Proxy-Authorization, x,             false
            'X Key',            x,              false
            'X:Key',            x,              false
            '',                 x,              false
            X-Key,              '',             false
            X-Key,              é,              false
            """)
    void is_taken_unless_it_would_be_ours_or_break_the_request(String name, String value, boolean allowed) {
        assertThat(HeaderRules.faults(Map.of(name, value)).isEmpty()).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nHost: b", "a\nb", "a\u0000", " a", "a "})
    void never_holds_a_line_break(String value) {
        assertThat(HeaderRules.faults(Map.of("X-Key", value))).hasSize(1);
    }
}
