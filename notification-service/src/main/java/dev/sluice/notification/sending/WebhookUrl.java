package dev.sluice.notification.sending;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of a receiver, read strictly: what two parsers could read in two ways is refused.
 *
 * @param host a name in lower case, or a number as in {@code 127.0.0.1} or {@code [::1]}
 * @param literal the address, where the host is a number
 * @param target path and query as they were written
 */
public record WebhookUrl(
        boolean secure, String host, @Nullable InetAddress literal, int port, String target) {

    private static final int LONGEST = 2048;
    private static final int LONGEST_HOST = 253;
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;
    private static final int FIRST_UNPRIVILEGED_PORT = 1024;
    private static final int LAST_PORT = 65535;
    private static final Pattern FORM =
            Pattern.compile("(https?)://(\\[[^\\]]*\\]|[^\\[\\]:]*)(:[^:]*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern PORT = Pattern.compile(":[1-9][0-9]{0,4}");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    /** @throws AddressRefused when it cannot be the address of a receiver, whatever its host resolves to */
    public static WebhookUrl parse(String text) {
        requireCharacters(text);
        var end = endOfAuthority(text);
        var authority = text.substring(0, end);
        if (authority.contains("@")) {
            throw new AddressRefused("user info is not allowed");
        }
        var parts = FORM.matcher(authority);
        if (!parts.matches()) {
            throw new AddressRefused("it is not of the form https://host[:port]/path");
        }
        requireSyntax(text);
        var secure = parts.group(1).equalsIgnoreCase("https");
        var host = parts.group(2).toLowerCase(Locale.ROOT);
        var target = text.substring(end);
        return new WebhookUrl(
                secure,
                host,
                literal(parts.group(2)),
                port(parts.group(3), secure),
                target.startsWith("/") ? target : "/" + target);
    }

    private static void requireCharacters(String text) {
        if (text.length() > LONGEST) {
            throw new AddressRefused("it is longer than %d characters".formatted(LONGEST));
        }
        if (text.chars().anyMatch(character -> character <= ' ' || character > '~')) {
            throw new AddressRefused("it holds characters other than visible ASCII; write international names as xn--");
        }
        if (text.contains("\\")) {
            throw new AddressRefused("backslashes are not allowed");
        }
        if (text.contains("#")) {
            throw new AddressRefused("a fragment is not sent to a receiver");
        }
    }

    private static int endOfAuthority(String text) {
        var start = text.indexOf("://");
        for (int i = start < 0 ? 0 : start + 3; i < text.length(); i++) {
            if (text.charAt(i) == '/' || text.charAt(i) == '?') {
                return i;
            }
        }
        return text.length();
    }

    private static void requireSyntax(String text) {
        try {
            new URI(text).toASCIIString();
        } catch (URISyntaxException e) {
            throw new AddressRefused("it is not a URI: " + e.getReason());
        }
    }

    private static @Nullable InetAddress literal(String host) {
        if (host.startsWith("[")) {
            return Literals.ipv6(host.substring(1, host.length() - 1));
        }
        if (Literals.looksLikeIpv4(host)) {
            return Literals.ipv4(host);
        }
        requireName(host.toLowerCase(Locale.ROOT));
        return null;
    }

    private static void requireName(String host) {
        if (host.isEmpty()) {
            throw new AddressRefused("the host is missing");
        }
        if (host.endsWith(".")) {
            throw new AddressRefused("a host name may not end with a dot");
        }
        for (var label : host.split("\\.", -1)) {
            if (!LABEL.matcher(label).matches() || host.length() > LONGEST_HOST) {
                throw new AddressRefused("it has no valid host name");
            }
        }
    }

    private static int port(@Nullable String text, boolean secure) {
        if (text != null && !PORT.matcher(text).matches()) {
            throw new AddressRefused("the port is not a number as it is usually written");
        }
        var port = text == null ? (secure ? HTTPS_PORT : HTTP_PORT) : Integer.parseInt(text.substring(1));
        if (port != HTTPS_PORT && (port < FIRST_UNPRIVILEGED_PORT || port > LAST_PORT)) {
            throw new AddressRefused("port %d is neither 443 nor 1024 to 65535".formatted(port));
        }
        return port;
    }
}
