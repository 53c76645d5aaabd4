package dev.sluice.notification.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The address of a receiver")
class WebhookUrlTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            # text,                                 secure, host,              port,  target
            https://hooks.noordzee.example,         true,   hooks.noordzee.example, 443, /
            https://hooks.noordzee.example/pc?a=b,  true,   hooks.noordzee.example, 443, /pc?a=b
            https://hooks.noordzee.example?a=b,     true,   hooks.noordzee.example, 443, /?a=b
            HTTPS://Hooks.Noordzee.Example:8443/,   true,   hooks.noordzee.example, 8443, /
            https://xn--bcher-kva.example:65535/x,  true,   xn--bcher-kva.example, 65535, /x
            http://localhost:1024/hook,             false,  localhost,         1024,  /hook
            http://127.0.0.1:8090/hook,             false,  127.0.0.1,         8090,  /hook
            https://[::1]:8443/,                    true,   [::1],             8443,  /
            https://[2606:4700::1111]/,             true,   [2606:4700::1111], 443,   /
            https://a.b-c.d9/%7Ex//y/../z;p=1,      true,   a.b-c.d9,          443,   /%7Ex//y/../z;p=1
            """)
    void is_read(String text, boolean secure, String host, int port, String target) {
        var url = WebhookUrl.parse(text);

        assertThat(url.secure()).isEqualTo(secure);
        assertThat(url.host()).isEqualTo(host);
        assertThat(url.port()).isEqualTo(port);
        assertThat(url.target()).isEqualTo(target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hooks.example",
                "//hooks.example/",
                "/hook",
                "https:hooks.example",
                "https:/hooks.example",
                "https://",
                "https:///hook",
                "https://?x",
                "https://:8443/",
                "ftp://hooks.example/",
                "file:///etc/passwd",
                "gopher://hooks.example:8443/",
                "javascript:alert(1)",
                "jar:https://hooks.example!/",
                "data:text/plain,x",
                " https://hooks.example/",
                "https://hooks.example/ ",
                "https://hooks.example/a b",
                "https://hooks.example/\t",
                "https://hooks.example/\r\nHost: evil",
                "https://hooks.example/\u0000",
                "https://hooks.example/\u007f",
                "https://hooks.ex\u00e4mple/",
                "https://hooks\u3002example/",
                "https://\uff11\uff12\uff17.0.0.1/",
                "https://\u2460.example/",
                "https://user@hooks.example/",
                "https://user:secret@hooks.example/",
                "https://@hooks.example/",
                "https://hooks.example:8443@127.0.0.1/",
                "https://hooks.example%40127.0.0.1/",
                "https://hooks.example\\@127.0.0.1/",
                "https://hooks.example\\.evil.example/",
                "https:\\\\hooks.example\\",
                "https://hooks.example/\\..\\x",
                "https://hooks.example/#fragment",
                "https://hooks.example#@127.0.0.1/",
                "https://hooks.example:",
                "https://hooks.example:/",
                "https://hooks.example:0/",
                "https://hooks.example:22/",
                "https://hooks.example:25/",
                "https://hooks.example:80/",
                "https://hooks.example:442/",
                "https://hooks.example:444/",
                "https://hooks.example:1023/",
                "https://hooks.example:65536/",
                "https://hooks.example:99999/",
                "https://hooks.example:4294967739/",
                "https://hooks.example:08443/",
                "https://hooks.example:+8443/",
                "https://hooks.example:-8443/",
                "https://hooks.example:8443:8443/",
                "https://hooks.example:0x1BB/",
                "https://hooks.example:8443x/",
                "http://hooks.example/",
                "https://hooks.example./",
                "https://hooks..example/",
                "https://.hooks.example/",
                "https://-hooks.example/",
                "https://hooks-.example/",
                "https://hook_s.example/",
                "https://hooks.example,127.0.0.1/",
                "https://hooks.example;127.0.0.1/",
                "https://hooks%2eexample/",
                "https://hooks.example%00.evil.example/",
                "https://*.example/",
                "https://a23456789012345678901234567890123456789012345678901234567890123b.example/",
                "https://hooks.example/%",
                "https://hooks.example/%zz",
                "https://hooks.example/<x>",
                "https://hooks.example/{x}",
                "https://hooks.example/|",
                "https://hooks.example/^",
                "https://hooks.example/`",
                "https://hooks.example/\"",
                // IPv4 that is not written as four decimal numbers
                "https://127.1/",
                "https://127.0.1/",
                "https://2130706433/",
                "https://017700000001/",
                "https://0x7f000001/",
                "https://0x7f.0.0.1/",
                "https://0177.0.0.1/",
                "https://127.0.0.01/",
                "https://127.000.000.001/",
                "https://127.0.0.0x1/",
                "https://127.0.0.1./",
                "https://127.0.0.256/",
                "https://256.0.0.1/",
                "https://127.0.0.1.1/",
                "https://127.0.0.-1/",
                "https://1.2.3.4.5.6/",
                "https://0/",
                "https://0x/",
                "https://4294967296/",
                "https://169.254.43518/",
                "https://169.16689662/",
                "https://hooks.0x7f/",
                "https://hooks.1/",
                // IPv6 that is not written as RFC 5952 says, has a zone, or embeds IPv4
                "https://::1/",
                "https://[::1/",
                "https://::1]/",
                "https://[]/",
                "https://[:]/",
                "https://[:::]/",
                "https://[::1]]/",
                "https://[[::1]]/",
                "https://[::1]x/",
                "https://[::1].example/",
                "https://[0:0:0:0:0:0:0:1]/",
                "https://[::0001]/",
                "https://[0::1]/",
                "https://[::0:1]/",
                "https://[2001:DB8::1]/",
                "https://[2606:4700:0:0::1111]/",
                "https://[2606:4700::0:1111]/",
                "https://[2606:4700:0000::1111]/",
                "https://[fe80::1%25eth0]/",
                "https://[fe80::1%eth0]/",
                "https://[::1%251]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:7f00:1]/",
                "https://[::127.0.0.1]/",
                "https://[64:ff9b::127.0.0.1]/",
                "https://[v1.fe80::a]/",
                "https://[g::1]/",
                "https://[1:2:3:4:5:6:7:8:9]/",
                "https://[127.0.0.1]/",
                "https://[hooks.example]/",
                "https://%5B::1%5D/",
            })
    void is_refused_unless_everybody_reads_it_the_same_way(String text) {
        assertThatThrownBy(() -> WebhookUrl.parse(text)).isInstanceOf(AddressRefused.class);
    }

    @Test
    void is_refused_when_it_is_longer_than_anybody_needs() {
        assertThatThrownBy(() -> WebhookUrl.parse("https://hooks.example/" + "x".repeat(2048)))
                .isInstanceOf(AddressRefused.class);
    }

    @Test
    void is_refused_with_the_reason() {
        assertThatThrownBy(() -> WebhookUrl.parse("https://u:p@hooks.example/")).hasMessage("user info is not allowed");
        assertThatThrownBy(() -> WebhookUrl.parse("https://hooks.example:22/"))
                .hasMessage("port 22 is neither 443 nor 1024 to 65535");
        assertThatThrownBy(() -> WebhookUrl.parse("https://[2001:DB8::1]/")).hasMessageEndingWith("2001:db8::1");
    }
}
