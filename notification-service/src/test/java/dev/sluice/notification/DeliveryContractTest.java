package dev.sluice.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.notification.endpoint.EndpointSettings;
import dev.sluice.notification.feed.FeedConfig;
import dev.sluice.notification.replay.ReplayConfig;
import dev.sluice.notification.retention.RetentionConfig;
import dev.sluice.notification.sending.WebhooksConfig;
import dev.sluice.notification.topic.TopicConfig;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The page that subscribers read")
class DeliveryContractTest {

    static final Pattern ROW = Pattern.compile("^\\| ([^|]+) \\| ([^|]+) \\|$", Pattern.MULTILINE);

    @Test
    void says_what_the_code_does() throws Exception {
        var promises = promises();

        assertThat(promises)
                .containsAllEntriesOf(webhooks())
                .containsAllEntriesOf(outage())
                .containsAllEntriesOf(topics());
    }

    @Test
    void promises_no_number_that_nothing_is_compared_with() throws Exception {
        var compared = Stream.of(webhooks(), outage(), topics())
                .flatMap(values -> values.keySet().stream())
                .collect(Collectors.toSet());

        assertThat(promises())
                .allSatisfy((promise, value) -> assertThat(compared.contains(promise) || !value.matches(".*[0-9].*"))
                        .as("%s: %s", promise, value)
                        .isTrue());
    }

    private static Map<String, String> webhooks() throws Exception {
        var pauses = Arrays.stream(value(WebhooksConfig.class, "retryPlan").split(","))
                .map(Duration::parse)
                .toList();
        var jitter = new BigDecimal(value(WebhooksConfig.class, "jitter"));
        var shortest = pauses.stream().reduce(Duration.ZERO, Duration::plus);
        return Map.ofEntries(
                Map.entry(
                        "success",
                        "any 2xx within %s over everything: name, connection, TLS, head, body"
                                .formatted(words(duration(WebhooksConfig.class, "deadline")))),
                Map.entry("attempts", Integer.toString(pauses.size() + 1)),
                Map.entry(
                        "pauses between attempts",
                        pauses.stream().map(DeliveryContractTest::words).collect(Collectors.joining(", "))),
                Map.entry("each pause is longer by", "0 to %d %%".formatted(percent(jitter))),
                Map.entry(
                        "the last attempt comes after",
                        "%s h to %s h"
                                .formatted(
                                        hours(shortest, BigDecimal.ONE), hours(shortest, jitter.add(BigDecimal.ONE)))),
                Map.entry(
                        "your `Retry-After` counts up to", words(duration(WebhooksConfig.class, "longestRetryAfter"))),
                Map.entry(
                        "nothing but failures disables an endpoint after",
                        duration(WebhooksConfig.class, "disableAfter").toDays() + " days"),
                Map.entry(
                        "its owner is warned at, of that time",
                        value(WebhooksConfig.class, "warnAt").replace(",", ", ") + " %"),
                Map.entry(
                        "failures in a row after which an endpoint rests",
                        value(WebhooksConfig.Circuit.class, "failures")),
                Map.entry(
                        "it rests for",
                        "%s, doubled with each failed probe, at most %s"
                                .formatted(
                                        words(duration(WebhooksConfig.Circuit.class, "pause")),
                                        words(duration(WebhooksConfig.Circuit.class, "longestPause")))),
                Map.entry("previous secret signs as well, unless you say otherwise", "24 h"),
                Map.entry(
                        "attempts to one endpoint at a time, of one process",
                        value(WebhooksConfig.class, "concurrencyPerEndpoint")),
                Map.entry("event types and patterns of an endpoint, at most", most("eventTypes")),
                Map.entry("customers of an endpoint, at most", most("customerTenantIds")),
                Map.entry("headers of your own, at most", most("headers")),
                Map.entry("redirects followed", "0"));
    }

    private static Map<String, String> outage() throws Exception {
        return Map.of(
                "a replay begins at most this far back",
                days(ReplayConfig.class, "farthestBack"),
                "a cursor of the pull feed is good for",
                days(FeedConfig.class, "cursorKept"),
                "messages, deliveries and attempts are kept for",
                value(RetentionConfig.class, "messageDays") + " days",
                "an event is known as a duplicate for",
                value(RetentionConfig.class, "idDays") + " days");
    }

    private static Map<String, String> topics() throws Exception {
        return Map.of(
                "partitions",
                "1",
                "records are kept for",
                days(TopicConfig.class, "retention"),
                "the topic holds at most",
                Long.parseLong(value(TopicConfig.class, "mostBytes")) / 1024 / 1024 + " MiB",
                "you read at most",
                Long.parseLong(value(TopicConfig.class, "bytesPerSecond")) / 1024 + " KiB a second",
                "the topic stays after the subscription's end for",
                days(TopicConfig.class, "keptAfterEnd"),
                "partner topics in a cluster, at most",
                value(TopicConfig.class, "most"));
    }

    private static Map<String, String> promises() throws IOException {
        var page = Files.readString(Path.of(System.getProperty("sluice.root"), "docs", "delivery-contract.md"));
        var promises = new TreeMap<String, String>();
        for (var table : page.split("\\| promise \\| value \\|\n\\|---\\|---\\|\n")) {
            var rows = ROW.matcher(table.split("\n\n", 2)[0]);
            while (rows.find()) {
                promises.put(rows.group(1).strip(), rows.group(2).strip());
            }
        }
        return promises;
    }

    private static String value(Class<?> config, String setting) throws NoSuchMethodException {
        return config.getMethod(setting).getAnnotation(WithDefault.class).value();
    }

    private static Duration duration(Class<?> config, String setting) throws NoSuchMethodException {
        var text = value(config, setting);
        if (text.startsWith("P")) {
            return Duration.parse(text);
        }
        return text.endsWith("d")
                ? Duration.ofDays(Long.parseLong(text.substring(0, text.length() - 1)))
                : Duration.parse("PT" + text);
    }

    private static String days(Class<?> config, String setting) throws NoSuchMethodException {
        return duration(config, setting).toDays() + " days";
    }

    private static String most(String setting) {
        return Arrays.stream(EndpointSettings.class.getRecordComponents())
                .filter(component -> component.getName().equals(setting))
                .flatMap(component -> Stream.of(
                                component.getAnnotation(Size.class),
                                component.getAccessor().getAnnotation(Size.class))
                        .filter(size -> size != null))
                .map(size -> Integer.toString(size.max()))
                .findFirst()
                .orElse("unlimited");
    }

    private static String words(Duration duration) {
        return List.of(
                        Map.entry(duration.toHours(), " h"),
                        Map.entry(duration.toMinutes(), " min"),
                        Map.entry(duration.toSeconds(), " s"))
                .stream()
                .filter(part -> part.getKey() > 0)
                .map(part -> part.getKey() + part.getValue())
                .findFirst()
                .orElseThrow();
    }

    private static int percent(BigDecimal share) {
        return share.movePointRight(2).intValue();
    }

    private static String hours(Duration duration, BigDecimal factor) {
        return BigDecimal.valueOf(duration.toSeconds())
                .multiply(factor)
                .divide(BigDecimal.valueOf(3600), 1, RoundingMode.HALF_UP)
                .toString();
    }
}
