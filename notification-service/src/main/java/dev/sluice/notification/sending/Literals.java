package dev.sluice.notification.sending;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.regex.Pattern;

/** Addresses written as numbers, in their one canonical form: dotted decimal, or RFC 5952. */
final class Literals {

    private static final Pattern OCTET = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final Pattern NUMERIC_LABEL = Pattern.compile("[0-9]+|0[xX][0-9a-fA-F]*");
    private static final int GROUPS = 8;

    private Literals() {}

    /** Whatever some parser somewhere takes for an IPv4 address: its last label is a number. */
    static boolean looksLikeIpv4(String host) {
        return NUMERIC_LABEL.matcher(host.substring(host.lastIndexOf('.') + 1)).matches();
    }

    static InetAddress ipv4(String host) {
        var octets = host.split("\\.", -1);
        for (var octet : octets) {
            if (!OCTET.matcher(octet).matches() || Integer.parseInt(octet) > 255) {
                throw new AddressRefused("an IPv4 address is written as four decimal numbers without leading zeros");
            }
        }
        if (octets.length != 4) {
            throw new AddressRefused("an IPv4 address is written as four decimal numbers without leading zeros");
        }
        return InetAddress.ofLiteral(host);
    }

    static InetAddress ipv6(String text) {
        if (text.contains("%")) {
            throw new AddressRefused("zone ids are not allowed");
        }
        if (text.contains(".")) {
            throw new AddressRefused("an IPv6 address may not embed an IPv4 address");
        }
        var address = parsed(text);
        if (!(address instanceof Inet6Address)) {
            throw new AddressRefused("an IPv6 address may not embed an IPv4 address");
        }
        if (!canonical(address.getAddress()).equals(text)) {
            throw new AddressRefused("an IPv6 address is written as RFC 5952 says: " + canonical(address.getAddress()));
        }
        return address;
    }

    private static InetAddress parsed(String text) {
        try {
            return Inet6Address.ofLiteral(text);
        } catch (IllegalArgumentException e) {
            throw new AddressRefused("it is not an IPv6 address");
        }
    }

    /** RFC 5952: lower case, no leading zeros, the longest run of two or more zero groups shortened, the first of equals. */
    static String canonical(byte[] bytes) {
        var groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = (bytes[2 * i] & 0xff) << 8 | (bytes[2 * i + 1] & 0xff);
        }
        int start = -1;
        int length = 1;
        for (int i = 0; i < GROUPS; i++) {
            int run = zerosFrom(groups, i);
            if (run > length) {
                start = i;
                length = run;
            }
        }
        return start < 0
                ? joined(groups, 0, GROUPS)
                : joined(groups, 0, start) + "::" + joined(groups, start + length, GROUPS);
    }

    private static int zerosFrom(int[] groups, int from) {
        int end = from;
        while (end < groups.length && groups[end] == 0) {
            end++;
        }
        return end - from;
    }

    private static String joined(int[] groups, int from, int until) {
        var text = new StringBuilder();
        for (int i = from; i < until; i++) {
            text.append(i > from ? ":" : "").append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }
}
