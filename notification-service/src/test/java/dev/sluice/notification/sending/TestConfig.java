package dev.sluice.notification.sending;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;

/** Settings outside Quarkus. */
final class TestConfig {

    private TestConfig() {}

    static WebhooksConfig of(Map<String, String> settings) {
        var builder = new SmallRyeConfigBuilder()
                .withMapping(WebhooksConfig.class)
                .withConverter(Duration.class, 200, Duration::parse)
                .withDefaultValue("sluice.webhooks.allowed-networks", "127.0.0.0/8,::1/128")
                .withDefaultValue("sluice.webhooks.deadline", "PT20S")
                .withDefaultValue("sluice.webhooks.longest-retry-after", "PT24H")
                .withDefaultValue("sluice.webhooks.lease", "PT10S")
                .withDefaultValue("sluice.webhooks.poll", "PT1S");
        settings.forEach((key, value) -> builder.withDefaultValue("sluice.webhooks." + key, value));
        return builder.build().getConfigMapping(WebhooksConfig.class);
    }
}
