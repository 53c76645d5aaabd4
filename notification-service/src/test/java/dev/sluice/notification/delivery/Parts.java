package dev.sluice.notification.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.notification.endpoint.Safe;
import dev.sluice.notification.health.HealthDesk;
import dev.sluice.notification.health.HealthSteps;
import dev.sluice.notification.sending.TopicSender;
import dev.sluice.notification.sending.WebhookClient;
import dev.sluice.notification.sending.WebhooksConfig;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.outbox.Outbox;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** What replicas are made of, and the service's own dispatcher, which tests can let rest. */
@Singleton
class Parts {

    @Inject
    AgroalDataSource database;

    @Inject
    DeliveryResults deliveries;

    @Inject
    ResultDesk results;

    @Inject
    HealthDesk health;

    @Inject
    HealthSteps steps;

    @Inject
    Turns turns;

    @Inject
    Outbox outbox;

    @Inject
    MeterRegistry metrics;

    @Inject
    WebhookClient client;

    @Inject
    TopicSender topics;

    @Inject
    Safe safe;

    @Inject
    SecretUses uses;

    @Inject
    ObjectMapper json;

    @Inject
    BusinessClock clock;

    @Inject
    Clock realTime;

    @Inject
    WakeUps wakeUps;

    @Inject
    Dispatcher own;

    @Inject
    ResultWriter ownWriter;

    void restOwn() throws InterruptedException, SQLException {
        own.stop(null);
    }

    void resumeOwn() throws SQLException {
        ownWriter.start(null);
        own.start(null);
    }

    static WebhooksConfig config(Map<String, String> settings) {
        var builder = new SmallRyeConfigBuilder()
                .withMapping(WebhooksConfig.class)
                .withConverter(Duration.class, 200, Duration::parse)
                .withDefaultValue("sluice.webhooks.allowed-networks", "127.0.0.0/8,::1/128")
                .withDefaultValue("sluice.webhooks.deadline", "PT4S")
                .withDefaultValue("sluice.webhooks.longest-retry-after", "PT24H")
                .withDefaultValue("sluice.webhooks.lease", "PT1S")
                .withDefaultValue("sluice.webhooks.poll", "PT0.1S");
        settings.forEach((key, value) -> builder.withDefaultValue("sluice.webhooks." + key, value));
        return builder.build().getConfigMapping(WebhooksConfig.class);
    }
}
