package dev.sluice.notification.sending;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How webhooks are sent. */
@ConfigMapping(prefix = "sluice.webhooks")
public interface WebhooksConfig {

    /** Networks beside the public ones that may be sent to, also by plain http: {@code 10.1.0.0/16, ::1/128}. None by default. */
    Optional<List<String>> allowedNetworks();

    /** How this deployment introduces itself to receivers in the CloudEvents handshake. */
    @WithDefault("sluice.dev")
    String origin();

    /** Address under which partners reach this service; links in thin webhooks begin with it. Relative by default. */
    Optional<String> publicAddress();

    /** One attempt, over everything: name look-up, connection, TLS, request, answer's head and body. */
    @NotNull
    @WithDefault("20s")
    Duration deadline();

    /** Pauses between attempts, in business time; one attempt more than pauses. */
    @NotEmpty
    @WithDefault("PT5S,PT1M,PT5M,PT30M,PT2H,PT5H,PT10H,PT14H,PT20H,PT24H")
    List<Duration> retryPlan();

    /** Each pause is longer by a random share of itself, from nothing to this. */
    @PositiveOrZero
    @WithDefault("0.2")
    double jitter();

    /** Longest pause that a receiver's Retry-After can ask for. */
    @NotNull
    @WithDefault("24h")
    Duration longestRetryAfter();

    /** Attempts of this process at the same moment. */
    @Min(1)
    @WithDefault("512")
    int concurrency();

    /** Attempts of this process to one endpoint at the same moment: what a hanging receiver can hold. */
    @Min(1)
    @WithDefault("16")
    int concurrencyPerEndpoint();

    /** How long, in real time, a dispatcher that fell silent keeps what it had claimed. */
    @NotNull
    @WithDefault("10s")
    Duration lease();

    /** How often the dispatcher looks for due work without being woken. */
    @NotNull
    @WithDefault("500ms")
    Duration poll();

    /** Nothing but failures for this long, in business time, disables an endpoint. */
    @NotNull
    @WithDefault("P5D")
    Duration disableAfter();

    /** Percent of that time at which its owner is warned. */
    @NotEmpty
    @WithDefault("50,70,90")
    List<@Min(1) @Max(99) Integer> warnAt();

    Circuit circuit();

    /** A rest for endpoints that do nothing but fail; in business time, as retries are. */
    interface Circuit {

        /** In a row, until it opens. */
        @Min(1)
        @WithDefault("10")
        int failures();

        /** How long nothing is sent then; it doubles with each probe that fails. */
        @NotNull
        @WithDefault("PT5S")
        Duration pause();

        /** It does not double beyond this. */
        @NotNull
        @WithDefault("PT1M")
        Duration longestPause();
    }
}
