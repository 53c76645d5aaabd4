package dev.sluice.platform.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A request that ends before its resource was found, turned away or hung up, is measured under the path that the caller
 * wrote. Without its ids that is the template, or near it; with them every such request would be a time series.
 */
@Singleton
class BoundedUris implements MeterFilter {

    private static final String TAG = "uri";
    private static final Pattern VERSION = Pattern.compile("v\\d");
    private static final Pattern ID = Pattern.compile(".*[\\d@%:].*|.{40,}");

    @Override
    public Meter.Id map(Meter.Id id) {
        var uri = id.getTag(TAG);
        return uri == null || !id.getName().startsWith("http.server")
                ? id
                : id.replaceTags(id.getTags().stream()
                        .map(tag -> tag.getKey().equals(TAG) ? Tag.of(TAG, bounded(uri)) : tag)
                        .toList());
    }

    static String bounded(String uri) {
        return Arrays.stream(uri.split("/", -1))
                .limit(8)
                .map(segment -> segment.startsWith("{")
                                || VERSION.matcher(segment).matches()
                                || !ID.matcher(segment).matches()
                        ? segment
                        : "{id}")
                .collect(Collectors.joining("/"));
    }
}
