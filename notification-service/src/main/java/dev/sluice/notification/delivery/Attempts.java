package dev.sluice.notification.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.notification.endpoint.Payload;
import dev.sluice.notification.endpoint.Safe;
import dev.sluice.notification.sending.Exchange;
import dev.sluice.notification.sending.Outcome;
import dev.sluice.notification.sending.Outgoing;
import dev.sluice.notification.sending.TopicSender;
import dev.sluice.notification.sending.WebhookClient;
import dev.sluice.notification.sending.WebhooksConfig;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.correlation.Tracing;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes one attempt: signs, sends, and judges what came back. */
@ApplicationScoped
class Attempts {

    private static final String MEDIA_TYPE = "application/cloudevents+json";
    private static final int LONGEST_LOGGED_HEAD = 8192;

    private final WebhookClient client;
    private final TopicSender topics;
    private final Safe safe;
    private final SecretUses uses;
    private final WebhooksConfig config;
    private final RetryPlan plan;
    private final ObjectMapper json;
    private final BusinessClock clock;
    private final Clock realTime;
    private final AttemptSteps steps;

    Attempts(
            WebhookClient client,
            TopicSender topics,
            Safe safe,
            SecretUses uses,
            WebhooksConfig config,
            ObjectMapper json,
            BusinessClock clock,
            Clock realTime,
            Tracing tracing) {
        this.client = client;
        this.topics = topics;
        this.safe = safe;
        this.uses = uses;
        this.config = config;
        this.plan = new RetryPlan(config.retryPlan(), config.jitter(), config.longestRetryAfter());
        this.json = json;
        this.clock = clock;
        this.realTime = realTime;
        this.steps = new AttemptSteps(tracing, json.getFactory());
    }

    Result make(Claim claim) {
        var at = clock.now();
        var startedAt = realTime.instant();
        var step = steps.begin(claim);
        var exchange = exchange(claim, startedAt);
        AttemptSteps.end(step, exchange);
        return result(claim, exchange, at, startedAt);
    }

    /** Whatever happens, also an error of the machine, the attempt ends: what did not end would stay claimed for ever. */
    private Exchange exchange(Claim claim, Instant startedAt) {
        try {
            if (TopicSender.leadsTo(claim.url())) {
                return topics.send(claim.url(), claim.body());
            }
            var now = clock.now();
            var secrets = safe.secrets(claim.endpointId(), claim.secret(), claim.previousSecrets(), now);
            uses.used(claim, secrets.size() > 1, now);
            return client.send(Outgoing.signed(
                    claim.url(),
                    safe.headers(claim.endpointId(), claim.headers()),
                    MEDIA_TYPE,
                    claim.messageId().toString(),
                    startedAt,
                    secrets,
                    body(claim).getBytes(StandardCharsets.UTF_8)));
        } catch (RuntimeException | JsonProcessingException | Error e) {
            Log.errorf(e, "delivery %s cannot be attempted", claim.id());
            return new Exchange(
                    Outcome.INTERNAL, null, Map.of(), new byte[0], null, null, null, Duration.ZERO, "our own failure");
        }
    }

    private String body(Claim claim) throws JsonProcessingException {
        if (claim.payload() == Payload.FULL) {
            return claim.body();
        }
        var thin = (ObjectNode) json.readTree(claim.body());
        thin.remove("data");
        thin.putObject("links").put("self", config.publicAddress().orElse("") + "/v1/deliveries/" + claim.id());
        return json.writeValueAsString(thin);
    }

    private Result result(Claim claim, Exchange exchange, Instant at, Instant startedAt) {
        var planAttempt = claim.planAttempts() + 1;
        var endedAt = clock.now();
        var verdict = plan.after(
                planAttempt,
                exchange,
                endedAt,
                realTime.instant(),
                ThreadLocalRandom.current().nextDouble());
        return new Result(
                claim.id(),
                claim.endpointId(),
                state(verdict),
                dueAt(verdict),
                verdict instanceof Verdict.Gone,
                claim.attempts() + 1,
                planAttempt,
                claim.orderKey(),
                at,
                endedAt,
                startedAt,
                exchange.outcome().name(),
                exchange.status(),
                exchange.address(),
                micros(exchange.untilAddress()),
                micros(exchange.untilHead()),
                exchange.total().toNanos() / 1000,
                head(exchange),
                clean(exchange.failure()));
    }

    private static DeliveryState state(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Delivered() -> DeliveryState.DELIVERED;
            case Verdict.Retry _, Verdict.Gone _ -> DeliveryState.RETRYING;
            case Verdict.Exhausted() -> DeliveryState.EXHAUSTED;
            case Verdict.Aborted() -> DeliveryState.ABORTED;
        };
    }

    private static @Nullable Instant dueAt(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Retry(var again) -> again;
            case Verdict.Gone(var again) -> again;
            case Verdict.Delivered _, Verdict.Exhausted _, Verdict.Aborted _ -> null;
        };
    }

    private static @Nullable Long micros(@Nullable Duration duration) {
        return duration == null ? null : duration.toNanos() / 1000;
    }

    private static @Nullable String head(Exchange exchange) {
        if (exchange.status() == null) {
            return null;
        }
        var lines = exchange.head().entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue())
                .collect(Collectors.joining("\n"));
        return clean(lines.length() > LONGEST_LOGGED_HEAD ? lines.substring(0, LONGEST_LOGGED_HEAD) : lines);
    }

    /** PostgreSQL keeps no NUL. */
    private static @Nullable String clean(@Nullable String text) {
        return text == null ? null : text.replace('\0', ' ');
    }
}
