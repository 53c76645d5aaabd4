package dev.sluice.notification.delivery;

import dev.sluice.notification.FakeNames;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Addresses that lead, or would lead some parser, to where nothing may be sent; all to the port of a listener. */
record HostileAddresses(int port, InetAddress own) {

    private static final List<String> FORBIDDEN_IPV4 = List.of(
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "10.255.255.255",
            "100.64.0.1",
            "100.127.255.254",
            "169.254.0.1",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.1",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.0.1",
            "192.168.255.255",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.7",
            "203.0.113.9",
            "224.0.0.1",
            "239.255.255.255",
            "240.0.0.1",
            "255.255.255.255");

    private static final List<String> FORBIDDEN_IPV6 = List.of(
            "::",
            "::2",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "100::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "3fff::1",
            "fc00::1",
            "fd00:ec2::254",
            "fe80::1",
            "fec0::1",
            "ff02::1",
            "ff0e::1",
            "4000::1");

    private static final List<String> MALFORMED_IPV6 = List.of(
            "0:0:0:0:0:0:0:1",
            "::0001",
            "0::1",
            "::FFFF:7F00:1",
            "::ffff:127.0.0.1",
            "::ffff:7f00:1",
            "0:0:0:0:0:ffff:127.0.0.1",
            "::127.0.0.1",
            "::7f00:1",
            "64:ff9b::127.0.0.1",
            "fe80::1%25eth0",
            "::1%lo",
            "::1%251",
            "2606:4700:0:0:0:0:0:1111",
            "2606:4700::0:1111",
            "2606:4700::1111:",
            ":::1",
            "1::2::3",
            "::g",
            "[::1]",
            "");

    private static final List<String> TRICKS = List.of(
            "http://user@127.0.0.1:%d/",
            "http://user:password@127.0.0.1:%d/",
            "http://@127.0.0.1:%d/",
            "http://127.0.0.1:%d@127.0.0.1:%1$d/",
            "http://public.test#@127.0.0.1:%d/",
            "http://127.0.0.1:%d\\@public.test/",
            "http:\\\\127.0.0.1:%d\\",
            "http:/127.0.0.1:%d/",
            "http:127.0.0.1:%d/",
            "//127.0.0.1:%d/",
            "127.0.0.1:%d",
            "ftp://127.0.0.1:%d/",
            "ws://127.0.0.1:%d/",
            "file://127.0.0.1:%d/etc/passwd",
            "gopher://127.0.0.1:%d/_x",
            "dict://127.0.0.1:%d/",
            "jar:http://127.0.0.1:%d!/",
            "javascript:127.0.0.1:%d",
            "http://127.0.0.1:%d/#x",
            "http://127.0.0.1:%d/ ",
            " http://127.0.0.1:%d/",
            "http://127.0.0.1:%d/\r\nX: y",
            "http://127.0.0.1:%d/\t",
            "http://127.0.0.1:0%d/",
            "http://127.0.0.1:+%d/",
            "http://127.0.0.1:%dx/",
            "http://127.0.0.1:%d:%1$d/",
            "http://%%31%%32%%37.0.0.1:%d/",
            "http://127\u30020\u30020\u30021:%d/",
            "http://\uff11\uff12\uff17.0.0.1:%d/",
            "http://\u2460\u2461\u2466.0.0.1:%d/",
            "http://127.0.0.1%%00.test:%d/",
            "http://localhost.:%d/",
            "http://local_host:%d/",
            "http://127.0.0.1,public.test:%d/",
            "http://*:%d/",
            "http://127.0.0.1:%d/|",
            "http://127.0.0.1:%d/%%zz",
            "http://127.0.0.1:%d/\u0000",
            "http://nowhere.test:%d/");

    /** Forms that some parser takes for 127.0.0.1, an allowed network: it has to be refused all the same. */
    private static final List<String> ODD_IPV4 = List.of(
            "127.1",
            "127.0.1",
            "2130706433",
            "017700000001",
            "0x7f000001",
            "0x7f.0.0.1",
            "0x7F.0x0.0x0.0x1",
            "0177.0.0.1",
            "127.0.0.01",
            "127.000.000.001",
            "00127.0.0.1",
            "127.0.0.1.",
            "127.0.0.0x1",
            "127.0.0.1e0",
            "127.0.0.256",
            "383.0.0.1",
            "127.0.0.1.1",
            "4294967297",
            "0x17f000001",
            "1.1.1.1.127.0.0.1",
            "127.0..1",
            "-127.0.0.1",
            "127.0.0.-1",
            "127.65537",
            "0x0",
            "0",
            "00000000000000000000000000000177.0.0.1");

    /** Hundreds. */
    List<String> all() {
        var urls = new ArrayList<String>();
        TRICKS.forEach(trick -> urls.add(trick.formatted(port)));
        for (var host : hosts()) {
            urls.add("http://%s:%d/".formatted(host, port));
            urls.add("https://%s:%d/hook?x=y".formatted(host, port));
            urls.add("HTTP://%s:%d".formatted(host, port));
        }
        names().forEach(name -> urls.add("http://%s:%d/hook".formatted(name, port)));
        names().forEach(name -> urls.add("https://%s:%d/hook".formatted(name, port)));
        return urls.stream().distinct().toList();
    }

    /** A few of each kind. */
    List<String> some() {
        var all = all();
        var step = all.size() / 40;
        return Stream.iterate(0, i -> i < all.size(), i -> i + step)
                .map(all::get)
                .toList();
    }

    private List<String> hosts() {
        return Stream.of(
                        ODD_IPV4.stream(),
                        FORBIDDEN_IPV4.stream(),
                        Stream.of(own.getHostAddress()),
                        FORBIDDEN_IPV6.stream().map("[%s]"::formatted),
                        MALFORMED_IPV6.stream().map("[%s]"::formatted))
                .flatMap(hosts -> hosts)
                .toList();
    }

    /** Names that lead there, alone or beside an address that is allowed. */
    private List<String> names() {
        var names = new ArrayList<String>();
        Stream.concat(Stream.of(own.getHostAddress()), Stream.concat(FORBIDDEN_IPV4.stream(), FORBIDDEN_IPV6.stream()))
                .forEach(address -> {
                    var name = "n" + names.size() + ".inside.test";
                    FakeNames.resolve(name, address);
                    names.add(name);
                    var mixed = "m" + names.size() + ".inside.test";
                    FakeNames.resolve(mixed, "127.0.0.1", address);
                    names.add(mixed);
                });
        return names;
    }
}
