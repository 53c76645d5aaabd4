package dev.sluice.notification.sending;

import java.net.InetAddress;
import java.util.regex.Pattern;

/** A range of addresses, {@code 10.1.0.0/16}. */
record Network(InetAddress base, int prefix) {

    private static final Pattern FORM = Pattern.compile("([0-9a-fA-F:.]+)/([0-9]{1,3})");

    static Network of(String text) {
        var parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a network such as 10.1.0.0/16: " + text);
        }
        var network = new Network(InetAddress.ofLiteral(parts.group(1)), Integer.parseInt(parts.group(2)));
        if (network.prefix() > network.base().getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException("the prefix is longer than the address: " + text);
        }
        return network;
    }

    boolean contains(InetAddress address) {
        var own = base.getAddress();
        var other = address.getAddress();
        if (own.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if ((own[bit / Byte.SIZE] & mask) != (other[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return base.getHostAddress() + "/" + prefix;
    }
}
