package dev.sluice.notification.sending;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which resolved addresses may be sent to: public ones by https, those in {@code allowed} also by http. Ranges: the
 * special-purpose registries of IANA for IPv4 (RFC 6890) and IPv6.
 */
record AddressPolicy(List<Network> allowed) {

    private static final List<Network> IPV4_NOT_PUBLIC = networks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    /** All that is handed out for general use; everything else of IPv6 is local, special or not assigned. */
    private static final Network IPV6_GLOBAL_UNICAST = Network.of("2000::/3");

    private static final List<Network> IPV6_NOT_PUBLIC =
            networks("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

    /** IPv4 within IPv6: compatible, NAT64 (well-known and local), 6to4, Teredo. Mapped ones Java reads as IPv4. */
    private static final List<Network> EMBEDDING =
            networks("::/96", "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32");

    private static final InetAddress IPV6_LOOPBACK = InetAddress.ofLiteral("::1");

    private static List<Network> networks(String... texts) {
        return Stream.of(texts).map(Network::of).toList();
    }

    /** Every reason against; none when all addresses may be sent to. */
    List<String> objections(boolean secure, List<InetAddress> addresses) {
        return addresses.stream()
                .flatMap(address -> objections(secure, address))
                .distinct()
                .toList();
    }

    private Stream<String> objections(boolean secure, InetAddress address) {
        var text = address.getHostAddress();
        if (!address.equals(IPV6_LOOPBACK) && anyContains(EMBEDDING, address)) {
            return Stream.of(text + " embeds an IPv4 address");
        }
        if (anyContains(allowed, address)) {
            return Stream.of();
        }
        if (!isPublic(address)) {
            return Stream.of(text + " is not a public address");
        }
        return secure ? Stream.of() : Stream.of("plain http is not allowed");
    }

    private static boolean isPublic(InetAddress address) {
        return address.getAddress().length == 4
                ? !anyContains(IPV4_NOT_PUBLIC, address)
                : IPV6_GLOBAL_UNICAST.contains(address) && !anyContains(IPV6_NOT_PUBLIC, address);
    }

    private static boolean anyContains(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }
}
