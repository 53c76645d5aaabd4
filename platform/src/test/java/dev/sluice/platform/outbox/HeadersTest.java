package dev.sluice.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Headers in the outbox")
class HeadersTest {

    @Test
    void come_back_byte_by_byte_and_in_order() {
        var everyByte = new byte[256];
        for (int i = 0; i < everyByte.length; i++) {
            everyByte[i] = (byte) i;
        }
        var headers = List.<Header>of(
                Headers.text("ce_id", "1"),
                new RecordHeader("binary", everyByte),
                Headers.text("name", "Zoë \"quoted\" \\ €"),
                Headers.text("ce_id", "2"),
                Headers.text("empty", ""));

        assertThat(Headers.read(Headers.write(headers))).isEqualTo(headers);
        assertThat(Headers.read(Headers.write(List.of()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[",
                "[\"a\"]",
                "[[\"a\"]]",
                "[[\"a\",\"b\",\"c\"]]",
                "[[\"a\",1]]",
                "[[\"a\",\"b\"]",
                "[] []"
            })
    void that_are_none_are_refused(String text) {
        assertThatThrownBy(() -> Headers.read(text)).isInstanceOf(IllegalStateException.class);
    }
}
