package dev.sluice.notification.sending;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A request to a receiver. */
public record Outgoing(String method, String url, Map<String, String> headers, byte[] body) {

    private static final String AGENT = "Sluice-Webhooks/1";

    /** The CloudEvents handshake: may we send to you? */
    public static Outgoing handshake(String url, Map<String, String> own, String origin) {
        var headers = new LinkedHashMap<>(own);
        headers.put("User-Agent", AGENT);
        headers.put("WebHook-Request-Origin", origin);
        return new Outgoing("OPTIONS", url, headers, new byte[0]);
    }

    /** A Standard Webhooks request, signed with every secret that is valid now; the first is the current one. */
    public static Outgoing signed(
            String url,
            Map<String, String> own,
            String mediaType,
            String id,
            Instant timestamp,
            List<SigningSecret> secrets,
            byte[] body) {
        var headers = new LinkedHashMap<>(own);
        headers.put("User-Agent", AGENT);
        headers.put("Content-Type", mediaType);
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", Long.toString(timestamp.getEpochSecond()));
        headers.put(
                "webhook-signature",
                secrets.stream().map(secret -> secret.sign(id, timestamp, body)).collect(Collectors.joining(" ")));
        return new Outgoing("POST", url, headers, body);
    }

    @Override
    public String toString() {
        return "%s %s (%d bytes)".formatted(method, url, body.length);
    }
}
