package dev.sluice.notification.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Webhooks go")
class AddressPolicyTest {

    final AddressPolicy production = new AddressPolicy(List.of());
    final AddressPolicy localStack = new AddressPolicy(List.of(Network.of("127.0.0.0/8"), Network.of("::1/128")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2606:4700:4700::1111",
                "2a00:1450:4001:80b::200e",
                "2001:4860:4860::8888",
                "2003::1",
            })
    void to_public_addresses_by_https_alone(String address) {
        assertThat(production.objections(true, addresses(address))).isEmpty();
        assertThat(production.objections(false, addresses(address))).containsExactly("plain http is not allowed");
        assertThat(localStack.objections(false, addresses(address))).containsExactly("plain http is not allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.100.100.200",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "192.168.255.255",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::2",
                "100::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "2001:db8::1",
                "2001:2::1",
                "2001:10::1",
                "2001:20::1",
                "3fff::1",
                "4000::1",
                "5f00::1",
            })
    void to_no_other_address(String address) {
        assertThat(production.objections(true, addresses(address))).isNotEmpty();
        assertThat(production.objections(false, addresses(address))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "64:ff9b::7f00:1",
                "64:ff9b::808:808",
                "64:ff9b:1::7f00:1",
                "2002:7f00:1::",
                "2002:808:808::1",
                "2001:0:4136:e378:8000:63bf:3fff:fdd2",
                "2001::1",
                "::7f00:1",
                "::808:808"
            })
    void to_none_that_embeds_another_even_in_an_allowed_network(String address) {
        var everything = new AddressPolicy(List.of(Network.of("::/0"), Network.of("0.0.0.0/0")));

        assertThat(everything.objections(true, addresses(address))).isNotEmpty();
    }

    @Test
    void to_allowed_networks_also_by_http() {
        assertThat(localStack.objections(false, addresses("127.0.0.1", "::1"))).isEmpty();
        assertThat(localStack.objections(true, addresses("127.8.9.10"))).isEmpty();
        assertThat(localStack.objections(true, addresses("10.0.0.1")))
                .containsExactly("10.0.0.1 is not a public address");
    }

    @Test
    void nowhere_when_one_answer_of_many_is_not_allowed() {
        assertThat(production.objections(true, addresses("1.1.1.1", "8.8.8.8", "10.0.0.1", "::1")))
                .hasSize(2);
    }

    private static List<InetAddress> addresses(String... literals) {
        return Stream.of(literals).map(InetAddress::ofLiteral).toList();
    }
}
